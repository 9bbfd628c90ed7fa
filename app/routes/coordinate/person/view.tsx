import type { RefusedPart } from "#app/components/form/part-form.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { CodeSheet, type ShownCode } from "#app/components/people/code-sheet.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { AccountCard } from "./components/account-card.tsx";
import { CertificatesCard } from "./components/certificates-card.tsx";
import { CodeCard } from "./components/code-card.tsx";
import { LearningCard } from "./components/learning-card.tsx";
import { RolesCard } from "./components/roles-card.tsx";
import { SupervisionCard } from "./components/supervision-card.tsx";
import { TrainingsCard } from "./components/trainings-card.tsx";
import type { PersonPage } from "./person-page.server.ts";

export function PersonView({
  page,
  result,
}: {
  page: PersonPage;
  result: { readonly shown: ShownCode } | RefusedPart | undefined;
}) {
  const t = useT();
  const trail = {
    crumbs: [{ href: paths.coordinate(), label: t("people.list.title") }],
    crumbsLabel: t("nav.trail"),
  };
  if (result && "shown" in result)
    return (
      <Page area="coordinate" width="narrow">
        <PageHeader title={t("people.code.title", { name: page.fullName })} {...trail} />
        <Stack>
          <CodeSheet shown={result.shown} />
          <div className="row no-print">
            <ButtonLink href={paths.person(page.id)}>{t("people.code.toPerson")}</ButtonLink>
          </div>
        </Stack>
      </Page>
    );
  const props = { page, refused: result };
  return (
    <Page area="coordinate">
      <PageHeader title={page.fullName} lead={page.homeArea} {...trail} />
      <Columns kind="two">
        <Stack>
          <SupervisionCard {...props} />
          <RolesCard {...props} />
          {page.learning.may ? <LearningCard {...props} /> : null}
          {page.may.record ? <TrainingsCard {...props} /> : null}
          <CertificatesCard {...props} />
        </Stack>
        <Stack>
          {page.may.code === "no" ? null : <CodeCard {...props} />}
          <AccountCard {...props} />
        </Stack>
      </Columns>
    </Page>
  );
}
