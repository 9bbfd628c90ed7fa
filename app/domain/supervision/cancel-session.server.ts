import { eq } from "drizzle-orm";
import { recordDraft, supervisionSession } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { cancelSessionInput, type CancelSessionInput } from "./inputs.ts";
import { loadSessionFor } from "./internal/load-session-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { tellAttendees } from "./internal/tell-attendees.server.ts";

/**
 * Cancels a planned session, with the reason; the same again changes nothing.
 * @throws DomainError not_found, conflict when it is not planned any more or words were written for it already
 */
export async function cancelSession(ctx: PersonCtx, input: CancelSessionInput): Promise<void> {
  const { sessionId, reason } = parseInput(cancelSessionInput, input);
  await withTransaction(ctx, async (tx) => {
    const session = await loadSessionFor(tx, sessionId);
    if (session.state === "cancelled" && session.cancelReason === reason) return;
    if (session.state !== "planned" || session.plannedFor === null)
      throw new DomainError("conflict", { reason: "state" });
    const [draft] = await tx.db
      .select({ id: recordDraft.id })
      .from(recordDraft)
      .where(eq(recordDraft.sessionId, sessionId))
      .limit(1);
    if (draft) throw new DomainError("conflict", { reason: "draft" });
    await tx.db
      .update(supervisionSession)
      .set({ state: "cancelled", cancelReason: reason })
      .where(eq(supervisionSession.id, sessionId));
    await recordAudit(tx, {
      action: "supervision.cancel-session",
      targetType: "supervision-session",
      targetId: sessionId,
      detail: { reason },
    });
    await tellAttendees(tx, "supervision.session-cancelled", sessionId, session.plannedFor);
  });
}
