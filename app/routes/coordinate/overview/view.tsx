import { AreaOverview } from "#app/components/layout/area-overview.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { FigureCard } from "#app/components/ui/figure-card.tsx";
import { Columns } from "#app/components/ui/stack.tsx";
import type { AreaCount } from "#app/domain/identity/queries/list-area-counts.server.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";

export function CoordinateView({ areas }: { areas: readonly AreaCount[] }) {
  const t = useT();
  const locale = useLocale();
  const number = (value: number): string => formatNumber(value, locale);
  const below = areas.filter((area) => !area.own);
  return (
    <AreaOverview area="coordinate">
      <Columns kind="three">
        {areas
          .filter((area) => area.own)
          .map((area) => (
            <FigureCard
              key={area.areaId}
              label={`${t("overview.coordinate.people")}: ${area.name}`}
              value={number(area.people)}
              note={t("overview.coordinate.startedOf", { count: area.started })}
            />
          ))}
      </Columns>
      {areas.length === 0 ? (
        <EmptyState title={t("overview.coordinate.noArea")}>
          <p>{t("overview.coordinate.noAreaNext")}</p>
        </EmptyState>
      ) : null}
      {below.length > 0 ? (
        <Card labelledBy="parts">
          <h2 id="parts">{t("overview.coordinate.parts")}</h2>
          <DataTable
            caption={t("overview.coordinate.parts")}
            rows={below}
            rowId={(area) => area.areaId}
            columns={[
              { id: "name", heading: t("overview.coordinate.area"), cell: (area) => area.name },
              {
                id: "people",
                heading: t("overview.coordinate.peopleColumn"),
                numeric: true,
                cell: (area) => number(area.people),
              },
              {
                id: "started",
                heading: t("overview.coordinate.startedColumn"),
                numeric: true,
                cell: (area) => number(area.started),
              },
            ]}
          />
        </Card>
      ) : null}
    </AreaOverview>
  );
}
