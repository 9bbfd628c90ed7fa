import { WritingText } from "#app/components/journal/writing-text.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { ActionList } from "#app/components/supervision/record-text.tsx";
import { SessionList } from "#app/components/supervision/session-list.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import type { SharedCopy } from "#app/domain/learning/queries/list-shared-by.server.ts";
import type { SessionsOf } from "#app/domain/supervision/people-view.ts";
import type { ActionView } from "#app/domain/supervision/record-view.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { PlanForm } from "../plan-form.tsx";
import { PlannedSession } from "../planned-session.tsx";
import type { RefusedSession } from "../post-session.server.ts";

export interface PersonPage {
  readonly history: SessionsOf;
  /** Open since earlier sessions. */
  readonly actions: readonly ActionView[];
  /** Reflections that the person shared with this supervisor. */
  readonly shared: readonly SharedCopy[];
  readonly today: string;
  readonly newSessionId: string;
}

/** One person: what is planned, what is open, what was. */
export function PersonView({ page, refused }: { page: PersonPage; refused: RefusedSession | null }) {
  const t = useT();
  const { history, actions, shared, today, newSessionId } = page;
  const { worker, areaName, sessions } = history;
  const own = sessions.filter(({ state, groupId }) => state === "planned" && groupId === null);
  const planned = own.flatMap(({ plannedFor, ...session }) =>
    plannedFor ? [{ ...session, at: plannedFor }] : [],
  );
  const past = sessions.filter(({ state }) => state !== "planned");
  return (
    <Page area="supervise">
      <PageHeader
        title={worker.name}
        lead={areaName}
        crumbs={[{ href: paths.supervise(), label: t("nav.supervise") }]}
        crumbsLabel={t("nav.trail")}
        action={
          planned.length === 0 ? (
            <ButtonLink href={paths.logSession(worker.id)}>{t("supervision.people.log")}</ButtonLink>
          ) : undefined
        }
      />
      <Columns kind="two">
        <Stack>
          {planned.length > 0 ? (
            <Card labelledBy="planned">
              <h2 id="planned">{t("supervision.person.planned")}</h2>
              {planned.map((one) => (
                <PlannedSession
                  key={one.sessionId}
                  planned={one}
                  href={paths.logSession(worker.id, one.sessionId)}
                  today={today}
                  newSessionId={newSessionId}
                  refused={refused}
                />
              ))}
            </Card>
          ) : null}
          <Card labelledBy="history">
            <h2 id="history">{t("supervision.person.history")}</h2>
            {past.length === 0 ? (
              <EmptyState title={t("supervision.person.noHistory")} />
            ) : (
              <SessionList sessions={past} hrefOf={paths.superviseRecord} />
            )}
          </Card>
        </Stack>
        <Stack>
          <Card labelledBy="open">
            <h2 id="open">{t("supervision.person.actions")}</h2>
            {actions.length === 0 ? (
              <p className="soft">{t("supervision.person.noActions")}</p>
            ) : (
              <ActionList actions={actions} after={(action) => <CloseAction action={action} />} />
            )}
          </Card>
          {shared.length > 0 ? <SharedCard shared={shared} /> : null}
          <Details
            summary={t("supervision.person.plan")}
            open={refused?.intent === "plan" || planned.length === 0}
          >
            <PlanForm
              sessionId={newSessionId}
              today={today}
              problems={refused?.intent === "plan" ? refused.problems : null}
            />
          </Details>
        </Stack>
      </Columns>
    </Page>
  );
}

function SharedCard({ shared }: Pick<PersonPage, "shared">) {
  const t = useT();
  const locale = useLocale();
  return (
    <Card labelledBy="shared">
      <h2 id="shared">{t("journal.shared.title")}</h2>
      <p className="soft">{t("journal.shared.lead")}</p>
      {shared.map(({ id, at, writing }) => (
        <Details key={id} summary={t("journal.shared.on", { date: formatDate(at, locale) })}>
          <WritingText writing={writing} />
        </Details>
      ))}
    </Card>
  );
}

function CloseAction({ action }: { action: ActionView }) {
  const t = useT();
  return (
    <form method="post">
      <input type="hidden" name="action" value={action.id} />
      <Button kind="plain" name="intent" value="done">
        {t("supervision.person.markDone")} <span className="sr-only">{action.words}</span>
      </Button>
    </form>
  );
}
