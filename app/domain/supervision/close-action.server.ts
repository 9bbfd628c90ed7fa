import { and, eq, or, sql } from "drizzle-orm";
import { supervisionAction } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { closeActionInput, type CloseActionInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";

/**
 * Says that an action is done or dropped: its owner, or the supervisor who signed it. Again changes nothing.
 * @throws DomainError not_found (neither), forbidden (dropping what was promised to the supervisor), conflict when it
 * was closed as something else
 */
export async function closeAction(ctx: PersonCtx, input: CloseActionInput): Promise<void> {
  const { actionId, state } = parseInput(closeActionInput, input);
  await withTransaction(ctx, async (tx) => {
    const me = tx.actor.personId;
    const signed = sql<boolean>`exists (select 1 from supervision_record r
      where r.id = supervision_action.record_id and r.supervisor_id = ${me}::uuid)`;
    const [action] = await tx.db
      .select({ state: supervisionAction.state, signed })
      .from(supervisionAction)
      .where(and(eq(supervisionAction.id, actionId), or(eq(supervisionAction.ownerId, me), signed)))
      .for("update", { of: supervisionAction });
    if (!action) throw new DomainError("not_found");
    // Dropping is agreed in a session: the worker alone may only say that she has done it.
    if (state === "dropped" && !action.signed) throw new DomainError("forbidden");
    if (action.state === state) return;
    if (action.state !== "open") throw new DomainError("conflict", { reason: "state" });
    await tx.db
      .update(supervisionAction)
      .set({ state, closedAt: tx.clock.now() })
      .where(eq(supervisionAction.id, actionId));
    await recordAudit(tx, {
      action: "supervision.close-action",
      targetType: "supervision-action",
      targetId: actionId,
      detail: { state },
    });
  });
}
