import { and, eq, sql } from "drizzle-orm";
import { supervisionRecord } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { listFacts } from "../internal/list-facts.server.ts";
import { managersOf } from "../internal/record-sql.server.ts";
import type { RecordFacts } from "../record-view.ts";

/** Records of the supervisors whose manager the reader is: the newest fifty, own parts. Never a word. */
export async function listManagedRecords(ctx: PersonCtx, locale: Locale): Promise<readonly RecordFacts[]> {
  const managers = managersOf(
    sql`${supervisionRecord.supervisorId}`,
    sql`${supervisionRecord.workerId}`,
    ctx.clock.now(),
  );
  const managed = and(eq(supervisionRecord.part, "own"), sql`${ctx.actor.personId} = any(${managers})`);
  return (await listFacts(ctx, locale, managed, 50)).map(({ facts }) => facts);
}
