import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { planSessionInput, type PlanSessionInput } from "./inputs.ts";
import { ensureSession } from "./internal/load-session-for.server.ts";
import { loadSubject } from "./internal/load-subject.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requirePlannable } from "./internal/require-plannable.ts";
import { tellAttendees } from "./internal/tell-attendees.server.ts";

/**
 * Plans a session with one's worker or group; the same id again changes nothing.
 * @throws DomainError not_found (not one's own), invalid {field} for a moment that is past or over a year away
 */
export async function planSession(
  ctx: PersonCtx,
  input: PlanSessionInput,
): Promise<{ readonly sessionId: string }> {
  const { sessionId, subject, plannedFor, minutes, mode } = parseInput(planSessionInput, input);
  return withTransaction(ctx, async (tx) => {
    const whom = await loadSubject(tx, subject);
    if (whom.members.length === 0) throw new DomainError("conflict", { reason: "nobody" });
    const { made } = await ensureSession(tx, { id: sessionId, plannedFor, minutes, mode }, whom);
    if (!made) return { sessionId };
    requirePlannable(tx, plannedFor);
    await recordAudit(tx, {
      action: "supervision.plan-session",
      targetType: "supervision-session",
      targetId: sessionId,
      detail: { group: whom.group !== null, attendees: whom.members.length },
    });
    await tellAttendees(tx, "supervision.session-planned", sessionId, plannedFor);
    return { sessionId };
  });
}
