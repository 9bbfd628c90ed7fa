import { PartForm } from "#app/components/form/part-form.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { CardProps } from "./card-props.ts";

/** Alone, or with a second person: the card says which, and what is to be done next. */
export function CodeCard({ page, refused }: CardProps) {
  const t = useT();
  const { code } = page.may;
  const action = paths.person(page.id);
  return (
    <Card labelledBy="code">
      <h2 id="code">{t("people.code.cardTitle")}</h2>
      <p>{t(page.opened ? "people.code.reset" : "people.code.invite")}</p>
      {code === "ask" ? <p className="soft">{t("people.code.guarded")}</p> : null}
      {code === "asked" ? <p className="soft">{t("people.code.asked")}</p> : null}
      {code === "agreed" ? <p className="soft">{t("people.code.agreed")}</p> : null}
      {code === "alone" || code === "agreed" ? (
        <PartForm action={action} doing="code" refused={refused}>
          <Button kind="quiet">{t("people.code.make")}</Button>
        </PartForm>
      ) : null}
      {code === "ask" ? (
        <PartForm action={action} doing="ask-code" refused={refused}>
          <Button kind="quiet">{t("people.code.ask")}</Button>
        </PartForm>
      ) : null}
    </Card>
  );
}
