import type { ReactNode } from "react";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import type { PortalArea } from "#app/domain/kernel/portal-area.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { Page } from "./page.tsx";

/** First page of an area that is still being built: what one can do today, and honestly what is to come. */
export function AreaOverview({
  area,
  children,
}: {
  area: Exclude<PortalArea, "learn" | "coordinate">;
  /** What the area can show already, above the rest. */
  children?: ReactNode;
}) {
  const t = useT();
  return (
    <Page area={area}>
      <PageHeader title={t(`overview.${area}.title`)} lead={t(`overview.${area}.lead`)} />
      <Stack>
        {children}
        <Columns kind="two">
          <Card labelledBy="today">
            <h2 id="today">{t("overview.already")}</h2>
            <p>{t(`overview.${area}.now`)}</p>
            <p>
              <ButtonLink href={paths.learn()}>{t("overview.toLessons")}</ButtonLink>
            </p>
          </Card>
          <Card labelledBy="coming">
            <h2 id="coming">{t("overview.coming")}</h2>
            <ul className="bullets stack-tight">
              <li>{t(`overview.${area}.comingOne`)}</li>
              <li>{t(`overview.${area}.comingTwo`)}</li>
              <li>{t(`overview.${area}.comingThree`)}</li>
            </ul>
          </Card>
        </Columns>
      </Stack>
    </Page>
  );
}
