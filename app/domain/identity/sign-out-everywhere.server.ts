import { eq } from "drizzle-orm";
import { session } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";

/** Ends all of one's own sessions, this one included. @returns how many there were. */
export function signOutEverywhere(ctx: PersonCtx): Promise<{ ended: number }> {
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    const gone = await tx.db
      .delete(session)
      .where(eq(session.personId, personId))
      .returning({ id: session.id });
    await recordAudit(tx, {
      action: "identity.sign-out-everywhere",
      targetType: "person",
      targetId: personId,
      detail: { ended: gone.length },
    });
    return { ended: gone.length };
  });
}
