import { and, asc, eq, gt, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import { area, person, supervisionGroup, supervisionRelationship } from "#app/db/schema/index.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { nextPlanned, plannedRow } from "../internal/next-planned.ts";
import { at } from "../internal/record-sql.server.ts";
import type { GroupCard, PeopleToSupervise, SuperviseeCard } from "../people-view.ts";
import { answerDueDays, isSessionOverdue } from "../record-state.ts";
import { compareUrgency, urgencyOf } from "../urgency.ts";

const dayMs = 24 * 3_600_000;

/** One's workers and groups, most urgent first, in two statements. Facts only. */
export async function listPeopleToSupervise(ctx: PersonCtx, locale: Locale): Promise<PeopleToSupervise> {
  const [people, groups] = await Promise.all([listPeople(ctx, locale), listGroups(ctx)]);
  return { people, groups };
}

/** The next session that `whose` says, as JSON. */
const planned = (whose: SQL, now: Date): SQL => sql`(
  select json_build_object('id', s.id, 'at', s.planned_for, 'mode', s.mode, 'minutes', s.minutes, 'group', g.name)
  from supervision_session s left join supervision_group g on g.id = s.group_id
  where ${whose} and s.state = 'planned' and s.planned_for > ${at(now)} - interval '12 hours'
  order by s.planned_for, s.id limit 1)`;

async function listPeople(ctx: PersonCtx, locale: Locale): Promise<SuperviseeCard[]> {
  const me = ctx.actor.personId;
  const now = ctx.clock.now();
  const { workerId: worker, startsAt, endsAt } = supervisionRelationship;
  const attends = sql`exists (select 1 from session_attendee a where a.session_id = s.id and a.worker_id = ${worker})`;
  /** Records that the supervisor signed and nobody settled, and their moments of sending. */
  const waiting = sql`from supervision_record r where r.worker_id = ${worker} and r.supervisor_id = ${me}::uuid
    and not exists (select 1 from record_event e where e.record_id = r.id
      and e.kind in ('agreed', 'agreed-with-comment', 'seen-differently', 'closed-unanswered', 'recalled'))`;
  const rows = await ctx.db
    .select({
      person,
      areaNames: area.names,
      since: startsAt,
      lastHeldOn: sql<string | null>`(select max(s.held_on)::text from supervision_session s
        join session_attendee a on a.session_id = s.id and a.worker_id = ${worker} and a.attended
        where s.state = 'held')`,
      openActions: sql<number>`(select count(*)::int from supervision_action a join supervision_record r on r.id = a.record_id
        where a.worker_id = ${worker} and a.state = 'open' and r.supervisor_id = ${me}::uuid)`,
      waitingCount: sql<number>`(select count(*)::int ${waiting})`,
      oldestWaiting: sql<string | null>`(select min(r.sent_at)::text ${waiting})`,
      differentRecordId: sql<string | null>`(select r.id::text from supervision_record r
        join record_event d on d.record_id = r.id and d.kind = 'seen-differently'
        where r.worker_id = ${worker} and r.supervisor_id = ${me}::uuid
          and not exists (select 1 from record_event x where x.record_id = r.id and x.kind = 'addendum'
            and x.actor_id <> r.worker_id)
        order by d.at desc limit 1)`,
      draftSessionId: sql<
        string | null
      >`(select s.id::text from supervision_session s where s.group_id is null
        and s.supervisor_id = ${me}::uuid and ${attends}
        and exists (select 1 from record_draft d where d.session_id = s.id) order by s.created_at desc limit 1)`,
      next: planned(sql`s.supervisor_id = ${me}::uuid and ${attends}`, now),
    })
    .from(supervisionRelationship)
    .innerJoin(person, eq(person.id, worker))
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(
      and(
        eq(supervisionRelationship.supervisorId, me),
        lte(startsAt, now),
        or(isNull(endsAt), gt(endsAt, now)),
        isNull(person.closedAt),
      ),
    )
    .orderBy(asc(person.surname), asc(person.givenName), asc(person.id))
    .limit(200);
  return rows
    .map((row) => {
      const last = row.lastHeldOn === null ? null : startOfLocalDay(row.lastHeldOn);
      const card = {
        worker: { id: row.person.id, name: displayName(row.person, locale) },
        areaName: row.areaNames[locale],
        since: row.since,
        lastHeldOn: row.lastHeldOn,
        daysSince: Math.floor((now.getTime() - (last ?? row.since).getTime()) / dayMs),
        openActions: row.openActions,
        waitingForAnswer: row.waitingCount,
        answerOverdue:
          row.oldestWaiting !== null &&
          now.getTime() - new Date(row.oldestWaiting).getTime() >= answerDueDays * dayMs,
        differentRecordId: row.differentRecordId,
        draftSessionId: row.draftSessionId,
        nextPlanned: nextPlanned(plannedRow.parse(row.next)),
      };
      const sessionOverdue = isSessionOverdue(last, row.since, now);
      return { ...card, urgency: urgencyOf({ ...card, sessionOverdue }, now) };
    })
    .toSorted(compareUrgency);
}

async function listGroups(ctx: PersonCtx): Promise<GroupCard[]> {
  const now = ctx.clock.now();
  // Written out: in a select of one table a column stands without its table, and would mean the inner one's.
  const group = sql.raw("supervision_group.id");
  const rows = await ctx.db
    .select({
      groupId: supervisionGroup.id,
      name: supervisionGroup.name,
      members: sql<number>`(select count(*)::int from group_member m where m.group_id = ${group}
        and m.starts_at <= ${at(now)} and (m.ends_at is null or m.ends_at > ${at(now)}))`,
      lastHeldOn: sql<string | null>`(select max(s.held_on)::text from supervision_session s
        where s.group_id = ${group} and s.state = 'held')`,
      draftSessionId: sql<
        string | null
      >`(select s.id::text from supervision_session s where s.group_id = ${group}
        and exists (select 1 from record_draft d where d.session_id = s.id) order by s.created_at desc limit 1)`,
      next: planned(sql`s.group_id = ${group}`, now),
    })
    .from(supervisionGroup)
    .where(and(eq(supervisionGroup.supervisorId, ctx.actor.personId), isNull(supervisionGroup.closedAt)))
    .orderBy(asc(supervisionGroup.name), asc(supervisionGroup.id))
    .limit(50);
  return rows.map(({ next, ...row }) => ({ ...row, nextPlanned: nextPlanned(plannedRow.parse(next)) }));
}
