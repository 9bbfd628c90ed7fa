import { Page } from "#app/components/layout/page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { OwnRecord } from "#app/domain/learning/queries/get-own-record.server.ts";
import { formatDate, formatNumber, formatPercent } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { paths } from "#app/lib/paths.ts";

/** All that stands for a person, to read, to print and to take along. */
export function RecordView({ record }: { record: OwnRecord }) {
  const t = useT();
  return (
    <Page area="learn">
      <PageHeader
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
        title={t("tools.record.title")}
        lead={t("tools.record.lead")}
      />
      <Stack gap="wide">
        <div className="row">
          <ButtonLink href={paths.recordFile()}>{t("tools.record.download")}</ButtonLink>
          <p className="soft">{t("tools.record.print")}</p>
        </div>
        <Completions rows={record.completions} />
        <Tests rows={record.tests} />
        <Facts rows={record.facts} />
      </Stack>
    </Page>
  );
}

function Completions({ rows }: { rows: OwnRecord["completions"] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <section aria-labelledby="completions" className="stack">
      <h2 id="completions">{t("tools.record.completions")}</h2>
      {rows.length === 0 ? <p className="soft">{t("tools.record.empty")}</p> : null}
      {rows.length === 0 ? null : (
        <DataTable
          caption={t("tools.record.completions")}
          rows={rows}
          rowId={({ itemId }) => itemId}
          columns={[
            { id: "title", heading: t("tools.record.item"), cell: ({ title }) => title },
            {
              id: "kind",
              heading: t("tools.record.kind"),
              cell: ({ kind }) => t(`tools.record.kinds.${kind}`),
            },
            {
              id: "version",
              heading: t("tools.record.version"),
              numeric: true,
              cell: ({ version }) => formatNumber(version, locale),
            },
            {
              id: "when",
              heading: t("tools.record.when"),
              cell: ({ completedAt }) => formatDate(new Date(completedAt), locale),
            },
          ]}
        />
      )}
    </section>
  );
}

function Tests({ rows }: { rows: OwnRecord["tests"] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <section aria-labelledby="tests" className="stack">
      <h2 id="tests">{t("tools.record.tests")}</h2>
      {rows.length === 0 ? <p className="soft">{t("tools.record.empty")}</p> : null}
      {rows.length === 0 ? null : (
        <DataTable
          caption={t("tools.record.tests")}
          rows={rows}
          rowId={({ itemId, startedAt }) => `${itemId} ${startedAt}`}
          columns={[
            { id: "title", heading: t("tools.record.item"), cell: ({ title }) => title },
            {
              id: "when",
              heading: t("tools.record.when"),
              cell: ({ submittedAt, startedAt }) => formatDate(new Date(submittedAt ?? startedAt), locale),
            },
            {
              id: "result",
              heading: t("tools.record.result"),
              numeric: true,
              cell: ({ scorePercent }) =>
                scorePercent === null ? t("tools.record.notSent") : formatPercent(scorePercent / 100, locale),
            },
          ]}
        />
      )}
    </section>
  );
}

function Facts({ rows }: { rows: OwnRecord["facts"] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <section aria-labelledby="facts" className="stack">
      <h2 id="facts">{t("tools.record.facts")}</h2>
      {rows.length === 0 ? <p className="soft">{t("tools.record.empty")}</p> : null}
      <ul className="stack-tight">
        {rows.map(({ kind, subject, happenedOn, recordedAt, withdrawn }) => (
          <li key={`${kind} ${subject} ${recordedAt}`}>
            {t(`tools.record.factKinds.${kind}`)} · {formatDate(startOfLocalDay(happenedOn), locale)}{" "}
            {withdrawn ? <Tag>{t("tools.record.withdrawn")}</Tag> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
