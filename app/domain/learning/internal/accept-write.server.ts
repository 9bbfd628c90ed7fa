import { and, eq } from "drizzle-orm";
import { acceptedWrite } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";

/**
 * True the first time that this person's write id is seen. False: it was done before, change nothing. Of one write that
 * arrives twice at once the second waits until the first is done or forgotten.
 */
export async function acceptWrite(tx: PersonCtx, writeId: string): Promise<boolean> {
  const rows = await tx.db
    .insert(acceptedWrite)
    .values({ personId: tx.actor.personId, id: writeId, acceptedAt: tx.clock.now() })
    .onConflictDoNothing()
    .returning({ id: acceptedWrite.id });
  return rows.length > 0;
}

/**
 * For a write that a later one had overtaken: nothing of it was stored, so each time that it is repeated it has to hear
 * so again. Only in the transaction that accepted it.
 */
export async function forgetWrite(tx: PersonCtx, writeId: string): Promise<void> {
  await tx.db
    .delete(acceptedWrite)
    .where(and(eq(acceptedWrite.personId, tx.actor.personId), eq(acceptedWrite.id, writeId)));
}
