import { Page } from "#app/components/layout/page.tsx";
import { RecordList } from "#app/components/supervision/record-list.tsx";
import { ActionList } from "#app/components/supervision/record-text.tsx";
import { SessionList } from "#app/components/supervision/session-list.tsx";
import { dayWords } from "#app/components/supervision/words.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import type { NextSession, SessionItem } from "#app/domain/supervision/people-view.ts";
import type { ActionView, RecordFacts } from "#app/domain/supervision/record-view.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

export interface OwnPage {
  readonly personId: string;
  readonly next: NextSession;
  readonly actions: readonly ActionView[];
  /** For the few whom a coordinator named as arbiter. */
  readonly toArbitrate: readonly RecordFacts[];
  readonly sessions: readonly SessionItem[];
}

/** My supervision: what waits for me first, then what is next, then what was. */
export function OwnSupervisionView({ page }: { page: OwnPage }) {
  const t = useT();
  const locale = useLocale();
  const { next, actions, toArbitrate, sessions } = page;
  const past = sessions.filter(({ state }) => state !== "planned");
  const waiting = next.waiting.filter(({ part }) => part === "own");
  return (
    <Page area="supervision">
      <PageHeader
        title={t("supervision.own.title")}
        lead={
          next.supervisor
            ? t("supervision.own.supervisor", { name: next.supervisor.name })
            : t("supervision.own.noSupervisor")
        }
      />
      <Columns kind="two">
        <Stack>
          {waiting.length > 0 ? (
            <Card labelledBy="waiting">
              <h2 id="waiting">{t("supervision.own.toAnswer")}</h2>
              <ul className="stack">
                {waiting.map(({ recordId, heldOn, supervisor }, at) => (
                  <li key={recordId} className="stack-tight">
                    <p>
                      {t("supervision.people.recordOf", { date: dayWords(heldOn, locale) })}{" "}
                      <span className="soft">· {supervisor.name}</span>
                    </p>
                    <ButtonLink
                      wide
                      kind={at === 0 ? "primary" : "quiet"}
                      href={paths.supervisionRecord(recordId)}
                    >
                      {t("supervision.own.answerButton")}
                    </ButtonLink>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
          <Card labelledBy="next">
            <h2 id="next">{t("supervision.own.next")}</h2>
            {next.next ? (
              <p>
                <strong>{formatDateTime(next.next.at, locale)}</strong>
                <br />
                <span className="soft">
                  {[
                    t(`supervision.log.modes.${next.next.mode}`),
                    t("common.minutes", { count: next.next.minutes }),
                    next.next.supervisor.name,
                    ...(next.next.groupName
                      ? [t("supervision.person.group", { name: next.next.groupName })]
                      : []),
                  ].join(" · ")}
                </span>
              </p>
            ) : (
              <p>{t("supervision.own.noNext")}</p>
            )}
          </Card>
          <Card labelledBy="history">
            <h2 id="history">{t("supervision.own.history")}</h2>
            {past.length === 0 ? (
              <EmptyState title={t("supervision.own.none")}>
                <p>{t("supervision.own.noneText")}</p>
              </EmptyState>
            ) : (
              <SessionList sessions={past} hrefOf={paths.supervisionRecord} />
            )}
          </Card>
        </Stack>
        <Stack>
          <OwnActions actions={actions} personId={page.personId} />
          {toArbitrate.length > 0 ? (
            <Card labelledBy="arbitrate">
              <h2 id="arbitrate">{t("supervision.managed.differs")}</h2>
              <p className="soft">{t("supervision.managed.differsText")}</p>
              <RecordList records={toArbitrate} hrefOf={paths.superviseRecord} showPair />
            </Card>
          ) : null}
        </Stack>
      </Columns>
    </Page>
  );
}

/** What I promised, and what was promised to me. */
function OwnActions({ actions, personId }: { actions: readonly ActionView[]; personId: string }) {
  const t = useT();
  const mine = actions.filter(({ owner }) => owner.id === personId);
  const theirs = actions.filter(({ owner }) => owner.id !== personId);
  return (
    <Card labelledBy="actions">
      <h2 id="actions">{t("supervision.own.actions")}</h2>
      {mine.length === 0 ? (
        <p className="soft">{t("supervision.own.noActions")}</p>
      ) : (
        <ActionList actions={mine} />
      )}
      {theirs.length > 0 ? (
        <>
          <h3>{t("supervision.own.theirs")}</h3>
          <ActionList actions={theirs} />
        </>
      ) : null}
    </Card>
  );
}
