import { Page } from "#app/components/layout/page.tsx";
import { RecordList } from "#app/components/supervision/record-list.tsx";
import { dayWords } from "#app/components/supervision/words.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import type { TaskToSign } from "#app/domain/learning/queries/list-tasks-to-sign.server.ts";
import type {
  PeopleToSupervise,
  RecordsToSettle,
  SuperviseeCard,
} from "#app/domain/supervision/people-view.ts";
import type { RecordFacts } from "#app/domain/supervision/record-view.ts";
import { formatDate, formatNumber } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { GroupItem } from "./components/group-item.tsx";
import { PersonItem } from "./components/person-item.tsx";
import { TasksToSign } from "./components/tasks-to-sign.tsx";

export interface PeoplePage {
  readonly people: PeopleToSupervise;
  readonly toSettle: RecordsToSettle;
  readonly tasks: readonly TaskToSign[];
  /** Null for those who manage nobody. */
  readonly managed: readonly RecordFacts[] | null;
  readonly supervises: boolean;
  readonly now: Date;
}

/** Who needs me first, then the rest, then the records that a manager looks after. */
export function PeopleView({ page }: { page: PeoplePage }) {
  const { people, toSettle, tasks, managed, supervises, now } = page;
  const t = useT();
  const urgent = people.people.filter(({ urgency }) => urgency !== "in-good-time");
  const calm = people.people.filter(({ urgency }) => urgency === "in-good-time");
  const nobody = people.people.length === 0 && people.groups.length === 0;
  return (
    <Page area="supervise">
      <PageHeader
        title={t(urgent.length > 0 ? "supervision.people.need" : "supervision.people.title")}
        lead={nobody ? undefined : t("supervision.people.lead", { count: people.people.length })}
      />
      <Stack gap="wide">
        {nobody && supervises ? (
          <EmptyState
            title={t("supervision.people.emptyTitle")}
            action={
              <ButtonLink kind="quiet" href={paths.learn()}>
                {t("overview.toLessons")}
              </ButtonLink>
            }
          >
            <p>{t("supervision.people.emptyText")}</p>
          </EmptyState>
        ) : null}
        {urgent.length > 0 ? (
          <ul className="people">
            {urgent.map((card) => (
              <PersonItem key={card.worker.id} card={card} now={now} />
            ))}
          </ul>
        ) : null}
        <TasksToSign tasks={tasks} />
        {people.groups.length > 0 ? (
          <section className="stack" aria-labelledby="groups">
            <h2 id="groups">{t("supervision.people.groups")}</h2>
            <ul className="people">
              {people.groups.map((group) => (
                <GroupItem key={group.groupId} group={group} />
              ))}
            </ul>
          </section>
        ) : null}
        {calm.length > 0 ? <CalmPeople people={calm} /> : null}
        <Settle toSettle={toSettle} />
        {managed ? <Managed records={managed} /> : null}
      </Stack>
    </Page>
  );
}

function CalmPeople({ people }: { people: readonly SuperviseeCard[] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <section className="card stack calm" aria-labelledby="calm">
      <h2 id="calm">{t("supervision.people.calm")}</h2>
      <DataTable
        caption={t("supervision.people.calm")}
        rows={people}
        rowId={({ worker }) => worker.id}
        columns={[
          {
            id: "name",
            heading: t("supervision.people.name"),
            cell: ({ worker }) => <a href={paths.supervisePerson(worker.id)}>{worker.name}</a>,
          },
          { id: "area", heading: t("supervision.people.place"), cell: ({ areaName }) => areaName },
          {
            id: "last",
            heading: t("supervision.people.last"),
            cell: ({ lastHeldOn }) => (lastHeldOn ? dayWords(lastHeldOn, locale) : "–"),
          },
          {
            id: "next",
            heading: t("supervision.people.next"),
            cell: ({ nextPlanned }) => (nextPlanned ? formatDate(nextPlanned.at, locale) : "–"),
          },
          {
            id: "actions",
            heading: t("supervision.people.openActions"),
            numeric: true,
            cell: ({ openActions }) => formatNumber(openActions, locale),
          },
          {
            id: "log",
            heading: t("supervision.people.log"),
            cell: ({ worker }) => (
              <a href={paths.logSession(worker.id)}>
                {t("supervision.people.log")} <span className="sr-only">{worker.name}</span>
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}

/** What waits for somebody who stands above the pair: to be arbitrated, or closed without an answer. */
function Settle({ toSettle: { toArbitrate, toClose } }: { toSettle: RecordsToSettle }) {
  const t = useT();
  return (
    <>
      {toArbitrate.length > 0 ? (
        <Card labelledBy="arbitrate">
          <h2 id="arbitrate">{t("supervision.managed.differs")}</h2>
          <p className="soft">{t("supervision.managed.differsText")}</p>
          <RecordList records={toArbitrate} hrefOf={paths.superviseRecord} showPair />
        </Card>
      ) : null}
      {toClose.length > 0 ? (
        <Card labelledBy="close">
          <h2 id="close">{t("supervision.managed.toClose")}</h2>
          <RecordList records={toClose} hrefOf={paths.superviseRecord} showPair />
        </Card>
      ) : null}
    </>
  );
}

function Managed({ records }: { records: readonly RecordFacts[] }) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="managed">
      <h2 id="managed">{t("supervision.managed.title")}</h2>
      {records.length === 0 ? (
        <EmptyState title={t("supervision.managed.empty")}>
          <p>{t("supervision.managed.emptyText")}</p>
        </EmptyState>
      ) : (
        <Card as="div">
          <p className="soft">{t("supervision.managed.lead")}</p>
          <RecordList records={records} hrefOf={paths.superviseRecord} showPair />
        </Card>
      )}
    </section>
  );
}
