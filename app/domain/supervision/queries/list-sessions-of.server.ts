import { and, desc, eq, gte, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import {
  area,
  person,
  supervisionGroup,
  supervisionRecord,
  supervisionRelationship,
  supervisionSession,
} from "#app/db/schema/index.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { listFacts } from "../internal/list-facts.server.ts";
import { holds } from "../internal/record-sql.server.ts";
import type { SessionsOf } from "../people-view.ts";

/**
 * The sessions of one worker, newest first, whatever became of them: all of them for herself; for her supervisor those of
 * his own and those since he supervises her. @throws DomainError not_found for everybody else
 */
export async function listSessionsOf(ctx: PersonCtx, workerId: string, locale: Locale): Promise<SessionsOf> {
  if (!isUuid(workerId)) throw new DomainError("not_found");
  const me = ctx.actor.personId;
  const self = workerId === me;
  const [who] = await ctx.db
    .select({ person, names: area.names, since: supervisionRelationship.startsAt })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .leftJoin(
      supervisionRelationship,
      and(
        eq(supervisionRelationship.workerId, person.id),
        eq(supervisionRelationship.supervisorId, me),
        holds("supervision_relationship", ctx.clock.now()),
      ),
    )
    .where(eq(person.id, workerId))
    .limit(1);
  if (!who || (!self && !who.since)) throw new DomainError("not_found");
  const seen = self
    ? or(ne(supervisionSession.state, "planned"), isNotNull(supervisionSession.plannedFor))
    : or(
        eq(supervisionSession.supervisorId, me),
        who.since ? gte(supervisionSession.createdAt, who.since) : undefined,
      );
  const rows = await ctx.db
    .select({
      session: supervisionSession,
      groupName: supervisionGroup.name,
      hasDraft: sql<boolean>`exists (select 1 from record_draft d where d.session_id = ${supervisionSession.id}
        and d.supervisor_id = ${me}::uuid)`,
      shared: sql<
        string | null
      >`(select s.id::text from supervision_record s where s.session_id = ${supervisionSession.id}
        and s.part = 'shared' and not exists (select 1 from record_event e where e.record_id = s.id
        and e.kind = 'recalled') limit 1)`,
      attended: sql<boolean | null>`(select a.attended from session_attendee a
        where a.session_id = ${supervisionSession.id} and a.worker_id = ${workerId}::uuid)`,
    })
    .from(supervisionSession)
    .leftJoin(supervisionGroup, eq(supervisionGroup.id, supervisionSession.groupId))
    .where(
      and(
        seen,
        sql`exists (select 1 from session_attendee a where a.session_id = ${supervisionSession.id}
          and a.worker_id = ${workerId}::uuid)`,
      ),
    )
    .orderBy(
      desc(
        sql`coalesce(${supervisionSession.heldOn}::timestamptz, ${supervisionSession.plannedFor}, ${supervisionSession.createdAt})`,
      ),
      desc(supervisionSession.id),
    )
    .limit(60);
  const ids = rows.map(({ session }) => session.id);
  const records =
    ids.length === 0
      ? []
      : await listFacts(
          ctx,
          locale,
          and(inArray(supervisionRecord.sessionId, ids), eq(supervisionRecord.workerId, workerId)),
        );
  return {
    worker: { id: who.person.id, name: displayName(who.person, locale) },
    areaName: who.names[locale],
    sessions: rows.map(({ session, groupName, hasDraft, shared, attended }) => ({
      sessionId: session.id,
      // To her a group session that she was absent from is a missed one.
      state: session.state === "held" && attended === false ? "missed" : session.state,
      groupId: session.groupId,
      groupName,
      plannedFor: session.plannedFor,
      heldOn: session.heldOn,
      minutes: session.minutes,
      mode: session.mode,
      cancelReason: session.cancelReason,
      hasDraft,
      record: records.find(({ facts }) => facts.sessionId === session.id)?.facts ?? null,
      sharedRecordId: attended ? shared : null,
    })),
  };
}
