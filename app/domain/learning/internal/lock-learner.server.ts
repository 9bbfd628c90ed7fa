import { sql } from "drizzle-orm";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";

/**
 * One completion at a time per person, until the transaction ends: two lessons finished at the same moment would
 * otherwise each miss the other, and the module would never become due.
 */
export async function lockLearner(tx: PersonCtx): Promise<void> {
  await tx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`learner:${tx.actor.personId}`}, 0))`,
  );
}
