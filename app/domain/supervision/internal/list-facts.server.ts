import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { person, supervisionGroup, supervisionRecord, supervisionSession } from "#app/db/schema/index.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { factsOf } from "./facts-of.ts";
import { eventsOf, readEvents, type EventRow } from "./record-sql.server.ts";
import type { RecordFacts } from "../record-view.ts";

export interface ListedRecord {
  readonly facts: RecordFacts;
  readonly events: readonly EventRow[];
}

/** Records by newest session, at most `limit`, recalled ones left out. Facts only; `where` says whose. */
export async function listFacts(
  ctx: PersonCtx,
  locale: Locale,
  where: SQL | undefined,
  limit = 200,
): Promise<readonly ListedRecord[]> {
  const worker = alias(person, "fact_worker");
  const supervisor = alias(person, "fact_supervisor");
  const rows = await ctx.db
    .select({
      row: supervisionRecord,
      session: supervisionSession,
      groupName: supervisionGroup.name,
      worker,
      supervisor,
      events: eventsOf(sql`${supervisionRecord.id}`),
    })
    .from(supervisionRecord)
    .innerJoin(supervisionSession, eq(supervisionSession.id, supervisionRecord.sessionId))
    .innerJoin(supervisor, eq(supervisor.id, supervisionRecord.supervisorId))
    .leftJoin(worker, eq(worker.id, supervisionRecord.workerId))
    .leftJoin(supervisionGroup, eq(supervisionGroup.id, supervisionSession.groupId))
    .where(
      and(
        where,
        sql`not exists (select 1 from record_event gone where gone.record_id = ${supervisionRecord.id}
          and gone.kind = 'recalled')`,
      ),
    )
    .orderBy(desc(supervisionSession.heldOn), desc(supervisionRecord.sentAt), desc(supervisionRecord.id))
    .limit(limit);
  return rows.map(({ row, session, groupName, worker: w, supervisor: s, events: json }) => {
    const events = readEvents(json);
    const facts = factsOf(
      {
        row,
        heldOn: session.heldOn ?? "",
        minutes: session.minutes,
        mode: session.mode,
        groupName,
        worker: w && { id: w.id, name: displayName(w, locale) },
        supervisor: { id: s.id, name: displayName(s, locale) },
        events,
      },
      ctx.clock.now(),
    );
    return { facts, events };
  });
}
