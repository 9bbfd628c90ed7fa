import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { area, person, roleGrant, supervisionRelationship } from "#app/db/schema/index.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { localDayOf, startOfLocalDay } from "#app/lib/local-day.ts";
import { holds } from "../internal/record-sql.server.ts";
import type { SessionFacts, SupervisionFacts } from "../people-view.ts";
import { answerDueDays, isSessionOverdue } from "../record-state.ts";
import { cancelReasons, sessionStates } from "../vocabulary.ts";

const dayMs = 24 * 3_600_000;
const sessionRows = z.array(
  z.object({
    id: z.string(),
    state: z.enum(sessionStates),
    held_on: z.string().nullable(),
    planned_for: z.coerce.date().nullable(),
    grouped: z.boolean(),
    attended: z.boolean().nullable(),
    cancel_reason: z.enum(cancelReasons).nullable(),
    sent_at: z.coerce.date().nullable(),
    answered_at: z.coerce.date().nullable(),
    closed_at: z.coerce.date().nullable(),
  }),
);

/**
 * What a coordinator knows of the workers in an area: that sessions happen, by name. Never a word and never which answer.
 * One statement; at most 500 workers, by name. @throws DomainError not_found outside the reader's areas as coordinator
 */
export async function listSupervisionFacts(
  ctx: PersonCtx,
  areaId: string,
  locale: Locale,
): Promise<readonly SupervisionFacts[]> {
  const now = ctx.clock.now();
  const [where] = await ctx.db.select({ path: area.path }).from(area).where(eq(area.id, areaId));
  const mine = ctx.actor.grants.some(
    (grant) => grant.role === "coordinator" && where?.path.includes(grant.areaId),
  );
  if (!mine) throw new DomainError("not_found");
  const supervisor = alias(person, "supervisor");
  const rows = await ctx.db
    .select({
      person,
      supervisor,
      names: area.names,
      since: supervisionRelationship.startsAt,
      sessions: sessionsOf,
    })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .leftJoin(
      supervisionRelationship,
      and(eq(supervisionRelationship.workerId, person.id), holds("supervision_relationship", now)),
    )
    .leftJoin(supervisor, eq(supervisor.id, supervisionRelationship.supervisorId))
    .where(
      and(
        isNull(person.closedAt),
        sql`${areaId} = any(${area.path})`,
        sql`exists (select 1 from ${roleGrant} g where g.person_id = ${person.id} and g.role = 'worker' and ${holds("g", now)})`,
      ),
    )
    .orderBy(asc(person.surname), asc(person.givenName), asc(person.id))
    .limit(500);
  return rows.map((row) => {
    const sessions = sessionRows.parse(row.sessions);
    const held = sessions.find(({ state, attended }) => state === "held" && attended === true);
    const facts = sessions.map((session) => factsOf(session, now));
    const last = held?.held_on ?? null;
    return {
      worker: { id: row.person.id, name: displayName(row.person, locale) },
      supervisor: row.supervisor && { id: row.supervisor.id, name: displayName(row.supervisor, locale) },
      areaName: row.names[locale],
      lastHeldOn: last,
      sessionOverdue:
        row.since !== null && isSessionOverdue(last === null ? null : startOfLocalDay(last), row.since, now),
      answersOverdue: facts.filter(({ answerOverdue }) => answerOverdue).length,
      sessions: facts,
    };
  });
}

/** The twelve newest of a worker, with her own part's moments; a session that is only being written is left out. */
const sessionsOf = sql`(select coalesce(json_agg(one), '[]'::json) from (
  select s.id, s.state, s.held_on, s.planned_for, s.group_id is not null as grouped, a.attended, s.cancel_reason,
    r.sent_at,
    (select min(e.at) from record_event e where e.record_id = r.id
      and e.kind in ('agreed', 'agreed-with-comment', 'seen-differently')) as answered_at,
    (select min(e.at) from record_event e where e.record_id = r.id and e.kind = 'closed-unanswered') as closed_at
  from session_attendee a join supervision_session s on s.id = a.session_id
    left join supervision_record r on r.session_id = s.id and r.worker_id = a.worker_id
      and not exists (select 1 from record_event x where x.record_id = r.id and x.kind = 'recalled')
  where a.worker_id = ${person.id} and (s.state <> 'planned' or s.planned_for is not null)
  order by coalesce(s.held_on::timestamptz, s.planned_for) desc, s.id desc limit 12) one)`;

function factsOf(row: z.infer<typeof sessionRows>[number], now: Date): SessionFacts {
  const settled = row.answered_at ?? row.closed_at;
  return {
    sessionId: row.id,
    state: row.state === "held" && row.attended === false ? "missed" : row.state,
    on: row.held_on ?? (row.planned_for && localDayOf(row.planned_for)),
    group: row.grouped,
    cancelReason: row.cancel_reason,
    sentAt: row.sent_at,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    answerOverdue:
      row.sent_at !== null &&
      settled === null &&
      now.getTime() - row.sent_at.getTime() >= answerDueDays * dayMs,
  };
}
