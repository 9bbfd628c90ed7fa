import { eq, sql } from "drizzle-orm";
import { recordDraft, sessionAttendee, supervisionSession } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { moveSessionInput, type MoveSessionInput } from "./inputs.ts";
import { loadSessionFor } from "./internal/load-session-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requirePlannable } from "./internal/require-plannable.ts";
import { tellAttendees } from "./internal/tell-attendees.server.ts";

/**
 * Moves a planned session to another moment: the old one stays and points to the new one, drafts go along.
 * The same again changes nothing. @throws DomainError not_found, conflict when it is not planned any more,
 * invalid {field} for a moment that is past
 */
export async function moveSession(
  ctx: PersonCtx,
  input: MoveSessionInput,
): Promise<{ readonly sessionId: string }> {
  const { sessionId, newSessionId, plannedFor } = parseInput(moveSessionInput, input);
  return withTransaction(ctx, async (tx) => {
    const session = await loadSessionFor(tx, sessionId);
    if (session.state === "moved" && session.movedToId === newSessionId) return { sessionId: newSessionId };
    if (session.state !== "planned" || session.plannedFor === null)
      throw new DomainError("conflict", { reason: "state" });
    requirePlannable(tx, plannedFor);
    const { supervisorId, groupId, minutes, mode } = session;
    const made = await tx.db
      .insert(supervisionSession)
      .values({
        id: newSessionId,
        supervisorId,
        groupId,
        minutes,
        mode,
        plannedFor,
        state: "planned",
        createdAt: tx.clock.now(),
      })
      .onConflictDoNothing({ target: supervisionSession.id })
      .returning({ id: supervisionSession.id });
    if (made.length === 0) throw new DomainError("conflict", { reason: "id" });
    await tx.db.execute(sql`insert into session_attendee (session_id, worker_id)
      select ${newSessionId}::uuid, ${sessionAttendee.workerId} from ${sessionAttendee}
      where ${sessionAttendee.sessionId} = ${sessionId}`);
    await tx.db
      .update(recordDraft)
      .set({ sessionId: newSessionId })
      .where(eq(recordDraft.sessionId, sessionId));
    await tx.db
      .update(supervisionSession)
      .set({ state: "moved", movedToId: newSessionId })
      .where(eq(supervisionSession.id, sessionId));
    await recordAudit(tx, {
      action: "supervision.move-session",
      targetType: "supervision-session",
      targetId: sessionId,
      detail: { newSessionId },
    });
    await tellAttendees(tx, "supervision.session-moved", newSessionId, plannedFor);
    return { sessionId: newSessionId };
  });
}
