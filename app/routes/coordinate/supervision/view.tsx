import { Page } from "#app/components/layout/page.tsx";
import { areaOptions } from "#app/components/people/area-options.ts";
import { CoordinateNav } from "#app/components/people/coordinate-nav.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DataTable, type Column } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { Select } from "#app/components/ui/text-input.tsx";
import type { ReachArea } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { FactRow } from "./fact-rows.ts";

interface FactsPage {
  readonly areas: readonly ReachArea[];
  readonly areaId: string;
  readonly rows: readonly FactRow[];
}

const numbers = ["planned", "missed", "sent", "answered"] as const;

export function SupervisionFactsView({ page }: { page: FactsPage }) {
  const t = useT();
  const columns: Column<FactRow>[] = [
    {
      id: "worker",
      heading: t("people.supervision.worker"),
      cell: (row) => <a href={paths.person(row.id)}>{row.worker}</a>,
    },
    { id: "supervisor", heading: t("people.supervision.supervisor"), cell: (row) => row.supervisor },
    { id: "lastHeld", heading: t("people.supervision.lastHeld"), cell: (row) => row.lastHeld },
    ...numbers.map((id) => ({
      id,
      heading: t(`people.supervision.${id}`),
      numeric: true,
      cell: (row: FactRow) => row[id],
    })),
    {
      id: "overdue",
      heading: t("people.supervision.overdue"),
      cell: (row) => (row.overdue === "" ? t("people.supervision.ok") : <Tag kind="due">{row.overdue}</Tag>),
    },
  ];
  return (
    <Page area="coordinate">
      <CoordinateNav current="supervision" />
      <PageHeader title={t("people.supervision.title")} lead={t("people.supervision.lead")} />
      <Stack>
        {page.areas.length > 1 ? (
          <form method="get" action={paths.supervisionFacts()}>
            <Stack gap="tight">
              <Field name="area" label={t("people.supervision.area")}>
                {(control) => (
                  <Select {...control} defaultValue={page.areaId} options={areaOptions(page.areas)} />
                )}
              </Field>
              <p>
                <Button kind="quiet">{t("people.supervision.show")}</Button>
              </p>
            </Stack>
          </form>
        ) : null}
        {page.rows.length === 0 ? (
          <EmptyState title={t("people.supervision.none")}>
            <p>{t("people.supervision.noneNext")}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={t("people.supervision.title")}
            rows={page.rows}
            rowId={({ id }) => id}
            columns={columns}
          />
        )}
      </Stack>
    </Page>
  );
}
