import { PartField, PartForm, type RefusedPart } from "#app/components/form/part-form.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { areaOptions } from "#app/components/people/area-options.ts";
import { CodeSheet, type ShownCode } from "#app/components/people/code-sheet.tsx";
import { ContactFields, NameFields, usePersonLabels } from "#app/components/people/name-fields.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { Select } from "#app/components/ui/text-input.tsx";
import { invitedRoles } from "#app/domain/identity/inputs.ts";
import type { ReachArea } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

interface Made {
  readonly personId: string;
  readonly name: string;
  readonly shown: ShownCode;
}

export function NewPersonView({
  page,
  result,
}: {
  page: { readonly areas: readonly ReachArea[]; readonly locale: Locale };
  result: Made | RefusedPart | undefined;
}) {
  return result && "shown" in result ? (
    <Made made={result} />
  ) : (
    <Invite areas={page.areas} locale={page.locale} refused={result} />
  );
}

function Made({ made }: { made: Made }) {
  const t = useT();
  return (
    <Page area="coordinate" width="narrow">
      <PageHeader title={t("people.code.title", { name: made.name })} />
      <Stack>
        <CodeSheet shown={made.shown} />
        <div className="row no-print">
          <ButtonLink href={paths.person(made.personId)}>{t("people.code.toPerson")}</ButtonLink>
          <ButtonLink kind="quiet" href={paths.newPerson()}>
            {t("people.code.another")}
          </ButtonLink>
        </div>
      </Stack>
    </Page>
  );
}

function Invite({
  areas,
  locale,
  refused,
}: {
  areas: readonly ReachArea[];
  locale: Locale;
  refused: RefusedPart | undefined;
}) {
  const t = useT();
  const own = { homeAreaId: t("people.form.area"), role: t("people.form.role") };
  const labels = { ...usePersonLabels(), ...own };
  const contacts = ["phone", "email", "userName", "locale"].some((name) => refused?.problems.errors[name]);
  return (
    <Page area="coordinate" width="narrow">
      <PageHeader
        title={t("people.form.newTitle")}
        lead={t("people.form.newLead")}
        crumbs={[{ href: paths.coordinate(), label: t("people.list.title") }]}
        crumbsLabel={t("nav.trail")}
      />
      <Card>
        <PartForm action={paths.newPerson()} doing="invite" refused={refused} labels={labels}>
          <NameFields doing="invite" refused={refused} />
          <PartField
            doing="invite"
            name="homeAreaId"
            label={own.homeAreaId}
            required
            refused={refused}
            value={areas.length === 1 ? areas[0]?.id : ""}
          >
            {(control) => (
              <Select
                {...control}
                options={[
                  ...(areas.length === 1 ? [] : [{ value: "", label: t("people.file.chooseOne") }]),
                  ...areaOptions(areas),
                ]}
              />
            )}
          </PartField>
          <PartField doing="invite" name="role" label={own.role} refused={refused} value="worker">
            {(control) => (
              <Select
                {...control}
                options={[
                  ...invitedRoles.map((role) => ({ value: role, label: t(`account.role.${role}`) })),
                  { value: "", label: t("people.form.noRole") },
                ]}
              />
            )}
          </PartField>
          <Details summary={t("people.form.contacts")} open={contacts}>
            <ContactFields doing="invite" refused={refused} values={{ locale }} />
          </Details>
          <Button wide>{t("people.form.submit")}</Button>
        </PartForm>
      </Card>
    </Page>
  );
}
