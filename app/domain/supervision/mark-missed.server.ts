import { eq } from "drizzle-orm";
import { sessionAttendee, supervisionSession } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { markMissedInput, type MarkMissedInput } from "./inputs.ts";
import { loadSessionFor } from "./internal/load-session-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";

/**
 * Says that a planned session did not take place because nobody came; again changes nothing.
 * @throws DomainError not_found, conflict unless it was planned for a moment that has passed
 */
export async function markMissed(ctx: PersonCtx, input: MarkMissedInput): Promise<void> {
  const { sessionId } = parseInput(markMissedInput, input);
  await withTransaction(ctx, async (tx) => {
    const session = await loadSessionFor(tx, sessionId);
    if (session.state === "missed") return;
    const due = session.plannedFor !== null && session.plannedFor <= tx.clock.now();
    if (session.state !== "planned" || !due) throw new DomainError("conflict", { reason: "state" });
    await tx.db
      .update(supervisionSession)
      .set({ state: "missed" })
      .where(eq(supervisionSession.id, sessionId));
    await tx.db
      .update(sessionAttendee)
      .set({ attended: false })
      .where(eq(sessionAttendee.sessionId, sessionId));
    await recordAudit(tx, {
      action: "supervision.mark-missed",
      targetType: "supervision-session",
      targetId: sessionId,
    });
  });
}
