import { Page } from "#app/components/layout/page.tsx";
import { dayWords } from "#app/components/supervision/words.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import type { NextPlanned } from "#app/domain/supervision/people-view.ts";
import type { PersonName } from "#app/domain/supervision/record-view.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { PlanForm } from "../plan-form.tsx";
import { PlannedSession } from "../planned-session.tsx";
import type { RefusedSession } from "../post-session.server.ts";

export interface GroupPage {
  readonly groupId: string;
  readonly name: string;
  readonly members: readonly PersonName[];
  readonly lastHeldOn: string | null;
  readonly nextPlanned: NextPlanned | null;
  readonly today: string;
  readonly newSessionId: string;
}

/** A group that meets: who belongs to it, what is planned. Its records stand with each member. */
export function GroupView({ page, refused }: { page: GroupPage; refused: RefusedSession | null }) {
  const t = useT();
  const locale = useLocale();
  const { groupId, name, members, lastHeldOn, nextPlanned, today, newSessionId } = page;
  return (
    <Page area="supervise">
      <PageHeader
        title={name}
        lead={
          lastHeldOn
            ? t("supervision.people.lastOn", { date: dayWords(lastHeldOn, locale) })
            : t("supervision.people.none")
        }
        crumbs={[{ href: paths.supervise(), label: t("nav.supervise") }]}
        crumbsLabel={t("nav.trail")}
        action={
          nextPlanned ? undefined : (
            <ButtonLink href={paths.logGroupSession(groupId)}>{t("supervision.people.logGroup")}</ButtonLink>
          )
        }
      />
      <Columns kind="two">
        <Stack>
          {nextPlanned ? (
            <Card labelledBy="planned">
              <h2 id="planned">{t("supervision.person.planned")}</h2>
              <PlannedSession
                planned={nextPlanned}
                href={paths.logGroupSession(groupId, nextPlanned.sessionId)}
                today={today}
                newSessionId={newSessionId}
                refused={refused}
              />
            </Card>
          ) : null}
          <Details
            summary={t("supervision.person.plan")}
            open={refused?.intent === "plan" || nextPlanned === null}
          >
            <PlanForm
              sessionId={newSessionId}
              today={today}
              problems={refused?.intent === "plan" ? refused.problems : null}
            />
          </Details>
        </Stack>
        <Card labelledBy="members">
          <h2 id="members">{t("supervision.people.members", { count: members.length })}</h2>
          <ul className="bullets">
            {members.map(({ id, name: member }) => (
              <li key={id}>{member}</li>
            ))}
          </ul>
        </Card>
      </Columns>
    </Page>
  );
}
