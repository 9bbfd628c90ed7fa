import { and, eq, sql } from "drizzle-orm";
import { supervisionRecord } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";

/** Records of a session that were sent and not recalled. */
export function listLiveRecords(ctx: PersonCtx, sessionId: string) {
  return ctx.db
    .select({ id: supervisionRecord.id, workerId: supervisionRecord.workerId })
    .from(supervisionRecord)
    .where(
      and(
        eq(supervisionRecord.sessionId, sessionId),
        sql`not exists (select 1 from record_event e where e.record_id = ${supervisionRecord.id} and e.kind = 'recalled')`,
      ),
    )
    .limit(200);
}
