import { acceptedWrite } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";

/** True the first time that this person's write id is seen. False: it was done before, change nothing. */
export async function acceptWrite(tx: PersonCtx, writeId: string): Promise<boolean> {
  const rows = await tx.db
    .insert(acceptedWrite)
    .values({ personId: tx.actor.personId, id: writeId, acceptedAt: tx.clock.now() })
    .onConflictDoNothing()
    .returning({ id: acceptedWrite.id });
  return rows.length > 0;
}
