import { eq } from "drizzle-orm";
import { reviewOff } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";

/** Turns one's own review on or off. Nothing is lost: what joins meanwhile waits. Again changes nothing. */
export async function turnReview(ctx: PersonCtx, on: boolean): Promise<void> {
  const { personId } = ctx.actor;
  await withTransaction(ctx, async (tx) => {
    if (on) await tx.db.delete(reviewOff).where(eq(reviewOff.personId, personId));
    else await tx.db.insert(reviewOff).values({ personId, since: tx.clock.now() }).onConflictDoNothing();
    await recordAudit(tx, {
      action: on ? "learning.turn-review-on" : "learning.turn-review-off",
      targetType: "person",
      targetId: personId,
    });
  });
}
