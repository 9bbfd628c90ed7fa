import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/**
 * One completion at a time per person, until the transaction ends: two lessons finished at the same moment would
 * otherwise each miss the other, and the module would never become due.
 */
export async function lockLearner(tx: Ctx, personId: string): Promise<void> {
  await tx.db.execute(sql`select ${learnerLock(personId)}`);
}

/** The same lock as a column of a statement that reads nothing which the lock protects. */
export function learnerLock(personId: string): SQL {
  return sql`pg_advisory_xact_lock(hashtextextended(${`learner:${personId}`}, 0))`;
}
