import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  area,
  person,
  supervisionGroup,
  supervisionRecord,
  supervisionSession,
} from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { arbiterMayRead, reachOf, type Relation, type Standpoint } from "../policy.ts";
import { standingOf, type RecordStanding } from "../record-state.ts";
import type { SessionMode } from "../vocabulary.ts";
import {
  arbiterOf,
  at,
  eventsOf,
  everSupervised,
  holds,
  managersOf,
  readEvents,
  type EventRow,
} from "./record-sql.server.ts";

export interface LoadedRecord extends Standpoint {
  readonly row: typeof supervisionRecord.$inferSelect;
  readonly heldOn: string;
  readonly minutes: number;
  readonly mode: SessionMode;
  readonly groupId: string | null;
  readonly groupName: string | null;
  /** Oldest first. */
  readonly events: readonly EventRow[];
  readonly standing: RecordStanding;
  readonly supervisorNames: typeof person.$inferSelect;
  readonly workerNames: typeof person.$inferSelect | null;
  /** Who settles a different view: the supervisor's manager, else whom the coordinator named. */
  readonly arbiterIds: readonly string[];
  /** After a sensitive grant or reset the reader opens no text before this moment; null when texts are open. */
  readonly closedUntil: Date | null;
}

/**
 * The only way from an id to a record: how the reader stands to it is computed in this one query.
 * @throws DomainError not_found for whoever may know nothing of it; for a recalled one, for everybody but the signer
 * who says `recalled`
 */
export async function loadRecordFor(
  ctx: PersonCtx,
  recordId: string,
  { recalled = false }: { readonly recalled?: boolean } = {},
): Promise<LoadedRecord> {
  const me = ctx.actor.personId;
  const now = ctx.clock.now();
  const record = supervisionRecord;
  const worker = alias(person, "worker");
  const supervisor = alias(person, "supervisor");
  const reader = alias(person, "reader");
  const workerArea = alias(area, "worker_area");
  const w = sql`${record.workerId}`;
  const s = sql`${record.supervisorId}`;
  const [found] = await ctx.db
    .select({
      row: record,
      session: supervisionSession,
      groupName: supervisionGroup.name,
      worker,
      supervisor,
      workerPath: workerArea.path,
      supervisorPath: area.path,
      textsOpenAt: reader.textsOpenAt,
      events: eventsOf(sql`${record.id}`),
      managers: managersOf(s, w, now),
      arbiter: arbiterOf(s, now),
      supervised: everSupervised(me, w),
      attended: sql<boolean>`exists (select 1 from session_attendee a where a.session_id = ${record.sessionId}
        and a.worker_id = ${me}::uuid and a.attended)`,
      supervises: sql<boolean>`exists (select 1 from supervision_relationship r where r.worker_id = ${w}
        and r.supervisor_id = ${me}::uuid and ${holds("r", now)} and r.starts_at <= ${record.sentAt}
        and r.texts_open_at <= ${at(now)})`,
      sharedWaits: sql<boolean>`exists (select 1 from supervision_record own
        join record_event differs on differs.record_id = own.id and differs.kind = 'seen-differently'
        where own.session_id = ${record.sessionId} and own.part = 'own'
          and differs.at > ${at(now)} - interval '30 days'
          and not ${everSupervised(me, sql`own.worker_id`)}
          and not exists (select 1 from record_event said where said.record_id = own.id and said.kind = 'addendum'
            and said.actor_id not in (own.worker_id, own.supervisor_id)))`,
    })
    .from(record)
    .innerJoin(supervisionSession, eq(supervisionSession.id, record.sessionId))
    .innerJoin(supervisor, eq(supervisor.id, record.supervisorId))
    .innerJoin(area, eq(area.id, supervisor.homeAreaId))
    .innerJoin(reader, eq(reader.id, me))
    .leftJoin(worker, eq(worker.id, record.workerId))
    .leftJoin(workerArea, eq(workerArea.id, worker.homeAreaId))
    .leftJoin(supervisionGroup, eq(supervisionGroup.id, supervisionSession.groupId))
    .where(and(eq(record.id, recordId)));
  if (!found) throw new DomainError("not_found");

  const { row, session, managers } = found;
  const events = readEvents(found.events);
  const standing = standingOf(events);
  const signed = row.supervisorId === me;
  if (standing.state === "recalled" && !(signed && recalled)) throw new DomainError("not_found");

  const isArbiter =
    !signed &&
    row.workerId !== me &&
    !found.supervised &&
    (managers.length > 0 ? managers.includes(me) : found.arbiter === me);
  const said = events.find(
    (event) =>
      event.kind === "addendum" && event.actorId !== row.workerId && event.actorId !== row.supervisorId,
  );
  const waits =
    row.part === "own" && arbiterMayRead({ ...standing, arbiterAddendumAt: said?.at ?? null }, now);
  const relations: readonly (readonly [Relation, boolean])[] = [
    ["worker", row.part === "own" ? row.workerId === me : found.attended],
    ["supervisor", signed || found.supervises],
    ["manager", managers.includes(me)],
    ["arbiter", isArbiter && (waits || (row.part === "shared" && found.sharedWaits))],
    ["coordinator", holdsOver(ctx, "coordinator", found.workerPath ?? found.supervisorPath)],
    ...(["author", "reviewer", "auditor", "administrator"] as const).map(
      (role) => [role, ctx.actor.grants.some((grant) => grant.role === role)] as const,
    ),
  ];
  const relation = relations.find(([, holdsTrue]) => holdsTrue)?.[0] ?? "stranger";
  if (reachOf[relation] === "nothing") throw new DomainError("not_found");
  return {
    row,
    heldOn: session.heldOn ?? "",
    minutes: session.minutes,
    mode: session.mode,
    groupId: session.groupId,
    groupName: found.groupName,
    events,
    standing,
    supervisorNames: found.supervisor,
    workerNames: found.worker,
    relation,
    part: row.part,
    signed,
    arbitrates: isArbiter && waits,
    hasManager: managers.length > 0,
    arbiterIds: managers.length > 0 ? managers : found.arbiter === null ? [] : [found.arbiter],
    closedUntil: found.textsOpenAt && found.textsOpenAt > now ? found.textsOpenAt : null,
  };
}

/** The record's row, locked until the transaction ends, then as above. */
export async function lockRecordFor(
  tx: PersonCtx,
  recordId: string,
  options: { readonly recalled?: boolean } = {},
): Promise<LoadedRecord> {
  await tx.db
    .select({ id: supervisionRecord.id })
    .from(supervisionRecord)
    .where(eq(supervisionRecord.id, recordId))
    .for("update");
  return loadRecordFor(tx, recordId, options);
}

function holdsOver(ctx: PersonCtx, role: Role, path: readonly string[]): boolean {
  return ctx.actor.grants.some((grant) => grant.role === role && path.includes(grant.areaId));
}
