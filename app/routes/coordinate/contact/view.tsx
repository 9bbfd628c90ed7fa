import { PartField, PartForm, type RefusedPart } from "#app/components/form/part-form.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { areaOptions } from "#app/components/people/area-options.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { Select, TextArea, TextInput } from "#app/components/ui/text-input.tsx";
import type { ReachArea } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { contactKinds } from "#app/domain/identity/vocabulary.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

const nameFields = ["nameTk", "nameRu", "nameEn"] as const;
const placeFields = ["placeTk", "placeRu", "placeEn"] as const;
const procedureFields = ["procedureTk", "procedureRu", "procedureEn"] as const;
const fields = [
  "areaId",
  "kind",
  ...nameFields,
  "phone",
  ...placeFields,
  ...procedureFields,
  "checkedOn",
] as const;
type FieldName = (typeof fields)[number];

interface ContactPage {
  readonly address: string;
  readonly isNew: boolean;
  readonly entryId: string;
  readonly areas: readonly ReachArea[];
  readonly today: string;
  readonly values: Partial<Record<FieldName, string | undefined>>;
}

export function ContactView({ page, refused }: { page: ContactPage; refused: RefusedPart | undefined }) {
  const t = useT();
  const label = (name: FieldName) => t(`directory.keep.${name === "areaId" ? "area" : name}`);
  const labels = Object.fromEntries(fields.map((name) => [name, label(name)]));
  const common = (name: FieldName) => ({
    doing: "save",
    name,
    label: label(name),
    refused,
    value: page.values[name],
  });
  const text = (name: FieldName) => (
    <PartField key={name} {...common(name)}>
      {(control) => <TextInput {...control} autoComplete="off" maxLength={300} />}
    </PartField>
  );
  return (
    <Page area="coordinate" width="narrow">
      <PageHeader
        title={t(page.isNew ? "directory.keep.new" : "directory.keep.changeTitle")}
        crumbs={[{ href: paths.keptDirectory(), label: t("directory.keep.title") }]}
        crumbsLabel={t("nav.trail")}
      />
      <Stack>
        <Card>
          <PartForm action={page.address} doing="save" refused={refused} labels={labels}>
            <input type="hidden" name="entryId" value={page.entryId} />
            <PartField {...common("areaId")} required>
              {(control) => <Select {...control} options={areaOptions(page.areas)} />}
            </PartField>
            <PartField {...common("kind")} required>
              {(control) => (
                <Select
                  {...control}
                  options={contactKinds.map((kind) => ({ value: kind, label: t(`directory.kinds.${kind}`) }))}
                />
              )}
            </PartField>
            {nameFields.map(text)}
            <PartField {...common("phone")}>
              {(control) => <TextInput {...control} type="tel" autoComplete="off" maxLength={60} />}
            </PartField>
            <PartField {...common("checkedOn")} hint={t("directory.keep.checkedHint")}>
              {(control) => <TextInput {...control} type="date" max={page.today} />}
            </PartField>
            <Details summary={t("directory.keep.words")} open={!page.isNew}>
              {placeFields.map(text)}
              {procedureFields.map((name) => (
                <PartField key={name} {...common(name)}>
                  {(control) => <TextArea {...control} maxLength={2000} />}
                </PartField>
              ))}
            </Details>
            <Button wide>{t("directory.keep.submit")}</Button>
          </PartForm>
        </Card>
        {page.isNew ? null : (
          <PartForm action={page.address} doing="retire" refused={refused}>
            <input type="hidden" name="entryId" value={page.entryId} />
            <Button kind="quiet">{t("directory.keep.retire")}</Button>
          </PartForm>
        )}
      </Stack>
    </Page>
  );
}
