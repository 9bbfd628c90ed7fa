import { sql } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/** Waits until no other process imports; held until the transaction ends. */
export async function lockImport(tx: Ctx): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('halypa.content-import', 0))`);
}
