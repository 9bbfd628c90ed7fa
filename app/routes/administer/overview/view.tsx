import { Page } from "#app/components/layout/page.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { InstallationPage } from "./installation-page.server.ts";

interface WithSteps extends InstallationPage {
  readonly stepsToDo: number;
}

export function AdministerView({ page }: { page: WithSteps }) {
  const t = useT();
  return (
    <Page area="administer">
      <PageHeader title={t("administer.title")} lead={t("administer.lead")} />
      <Stack>
        {page.stepsToDo > 0 ? (
          <p>
            <a href={paths.firstSteps()}>{t("firstSteps.link", { count: page.stepsToDo })}</a>
          </p>
        ) : null}
        <Columns kind="two">
          <Facts id="portal" title={t("administer.portal.title")} facts={page.portal} />
          <Facts id="database" title={t("administer.database.title")} facts={page.database} />
          <Backup page={page} />
          <Content page={page} />
        </Columns>
        <Undelivered page={page} />
        <Jobs page={page} />
      </Stack>
    </Page>
  );
}

function Facts({ id, title, facts }: { id: string; title: string; facts: readonly string[][] }) {
  return (
    <Card labelledBy={id}>
      <h2 id={id}>{title}</h2>
      <DefinitionList items={facts.map(([term, detail]) => ({ term, detail }))} />
    </Card>
  );
}

function Backup({ page: { backup } }: { page: InstallationPage }) {
  const t = useT();
  return (
    <Card labelledBy="backup">
      <h2 id="backup">{t("administer.backup.title")}</h2>
      {backup ? (
        <DefinitionList items={[{ term: t("administer.backup.last"), detail: backup }]} />
      ) : (
        <p>{t("administer.backup.never")}</p>
      )}
    </Card>
  );
}

function Content({ page: { content } }: { page: InstallationPage }) {
  const t = useT();
  return (
    <Card labelledBy="content-import">
      <h2 id="content-import">{t("administer.content.title")}</h2>
      {content ? (
        <>
          <DefinitionList items={[{ term: t("administer.content.last"), detail: content.at }]} />
          <p>{content.counts}</p>
        </>
      ) : (
        <p>{t("administer.content.never")}</p>
      )}
      {content && content.refused.length > 0 ? (
        <>
          <h3>{t("administer.content.refused")}</h3>
          <ul className="bullets stack-tight" lang="en">
            {content.refused.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

function Undelivered({ page: { undelivered } }: { page: InstallationPage }) {
  const t = useT();
  return (
    <Card labelledBy="undelivered">
      <h2 id="undelivered">{t("administer.undelivered.title")}</h2>
      {undelivered.length === 0 ? (
        <p>{t("administer.undelivered.none")}</p>
      ) : (
        <>
          <p>{t("administer.undelivered.lead")}</p>
          <DataTable
            caption={t("administer.undelivered.title")}
            rows={undelivered}
            rowId={(row) => row.id}
            columns={[
              { id: "kind", heading: t("administer.undelivered.kind"), cell: (row) => row.kind },
              { id: "age", heading: t("administer.undelivered.age"), cell: (row) => row.written },
              {
                id: "tries",
                heading: t("administer.undelivered.tries"),
                numeric: true,
                cell: (row) => row.tries,
              },
              { id: "problem", heading: t("administer.undelivered.problem"), cell: (row) => row.problem },
            ]}
          />
        </>
      )}
    </Card>
  );
}

function Jobs({ page: { jobs } }: { page: InstallationPage }) {
  const t = useT();
  return (
    <Card labelledBy="jobs">
      <h2 id="jobs">{t("administer.jobs.title")}</h2>
      {jobs.length === 0 ? (
        <p>{t("administer.jobs.none")}</p>
      ) : (
        <DataTable
          caption={t("administer.jobs.caption")}
          rows={jobs}
          rowId={(row) => row.name}
          columns={[
            { id: "name", heading: t("administer.jobs.name"), cell: (row) => row.label },
            {
              id: "waiting",
              heading: t("administer.jobs.waiting"),
              numeric: true,
              cell: (row) => row.waiting,
            },
            {
              id: "running",
              heading: t("administer.jobs.running"),
              numeric: true,
              cell: (row) => row.running,
            },
            { id: "failed", heading: t("administer.jobs.failed"), numeric: true, cell: (row) => row.failed },
            { id: "last", heading: t("administer.jobs.last"), cell: (row) => row.last },
          ]}
        />
      )}
    </Card>
  );
}
