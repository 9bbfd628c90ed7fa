import { and, eq } from "drizzle-orm";
import { recordDraft, sessionAttendee, supervisionSession } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { discardDraftInput, type DiscardDraftInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";

/**
 * Throws away what was typed for a session, all parts. A session that was never planned goes with it. Again, or for
 * a session that is not one's own, changes nothing.
 */
export async function discardDraft(ctx: PersonCtx, input: DiscardDraftInput): Promise<void> {
  const { sessionId } = parseInput(discardDraftInput, input);
  await withTransaction(ctx, async (tx) => {
    const [session] = await tx.db
      .select()
      .from(supervisionSession)
      .where(
        and(eq(supervisionSession.id, sessionId), eq(supervisionSession.supervisorId, tx.actor.personId)),
      )
      .for("update");
    if (!session) return;
    const gone = await tx.db
      .delete(recordDraft)
      .where(eq(recordDraft.sessionId, sessionId))
      .returning({ id: recordDraft.id });
    const neverPlanned = session.state === "planned" && session.plannedFor === null;
    if (neverPlanned) {
      await tx.db.delete(sessionAttendee).where(eq(sessionAttendee.sessionId, sessionId));
      await tx.db.delete(supervisionSession).where(eq(supervisionSession.id, sessionId));
    }
    await recordAudit(tx, {
      action: "supervision.discard-draft",
      targetType: "supervision-session",
      targetId: sessionId,
      detail: { drafts: gone.length },
    });
  });
}
