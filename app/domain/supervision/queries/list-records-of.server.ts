import { and, eq, or, sql } from "drizzle-orm";
import { supervisionRecord } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { listFacts } from "../internal/list-facts.server.ts";
import { holds, managersOf } from "../internal/record-sql.server.ts";
import type { RecordFacts } from "../record-view.ts";

/**
 * One worker's records that the reader may open: those she signed, those sent since she supervises the worker, those
 * of supervisors whose manager she is. Empty for everybody else. Never a word.
 */
export async function listRecordsOf(
  ctx: PersonCtx,
  workerId: string,
  locale: Locale,
): Promise<readonly RecordFacts[]> {
  const me = ctx.actor.personId;
  const now = ctx.clock.now();
  const mine = or(
    eq(supervisionRecord.supervisorId, me),
    sql`exists (select 1 from supervision_relationship r where r.worker_id = ${supervisionRecord.workerId}
      and r.supervisor_id = ${me}::uuid and ${holds("r", now)} and r.starts_at <= ${supervisionRecord.sentAt})`,
    sql`${me} = any(${managersOf(sql`${supervisionRecord.supervisorId}`, sql`${supervisionRecord.workerId}`, now)})`,
  );
  const listed = await listFacts(ctx, locale, and(eq(supervisionRecord.workerId, workerId), mine));
  return listed.map(({ facts }) => facts);
}
