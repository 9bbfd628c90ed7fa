import { Page } from "#app/components/layout/page.tsx";
import { CoordinateNav } from "#app/components/people/coordinate-nav.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { ContactKind } from "#app/domain/identity/vocabulary.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";

interface Entry {
  readonly id: string;
  readonly area: string;
  readonly kind: ContactKind;
  readonly phone: string | null;
  readonly name: string;
  readonly language: Locale;
  readonly checked: string;
  readonly isChecked: boolean;
}

export function KeptDirectoryView({ entries }: { entries: readonly Entry[] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Page area="coordinate">
      <CoordinateNav current="directory" />
      <PageHeader
        title={t("directory.keep.title")}
        lead={t("directory.keep.lead")}
        action={<ButtonLink href={paths.contact("new")}>{t("directory.keep.new")}</ButtonLink>}
      />
      {entries.length === 0 ? (
        <EmptyState title={t("directory.keep.none")}>
          <p>{t("directory.keep.noneNext")}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t("directory.keep.title")}
          rows={entries}
          rowId={({ id }) => id}
          columns={[
            {
              id: "name",
              heading: t("people.list.name"),
              cell: ({ id, name, language }) => (
                <a href={paths.contact(id)} {...langAttribute(language, locale)}>
                  {name}
                </a>
              ),
            },
            {
              id: "kind",
              heading: t("directory.keep.kind"),
              cell: ({ kind }) => t(`directory.kinds.${kind}`),
            },
            { id: "area", heading: t("directory.keep.area"), cell: ({ area }) => area },
            { id: "phone", heading: t("directory.keep.phone"), cell: ({ phone }) => phone ?? "–" },
            {
              id: "checked",
              heading: t("directory.keep.checkedOn"),
              cell: ({ checked, isChecked }) => (isChecked ? checked : <Tag kind="attention">{checked}</Tag>),
            },
          ]}
        />
      )}
    </Page>
  );
}
