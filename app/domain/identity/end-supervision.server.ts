import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { endSupervisionInput } from "./inputs.ts";
import { endSupervisions } from "./internal/end-supervisions.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { mayAssign } from "./policy.ts";

/**
 * Ends a worker's present supervision; records and dates stay, and both are told.
 * @throws DomainError not_found, forbidden for the worker and the supervisor, already_done when there is none
 */
export async function endSupervision(ctx: Ctx, input: { workerId: string }): Promise<void> {
  const { workerId } = parseInput(endSupervisionInput, input);
  return withTransaction(ctx, async (tx) => {
    const worker = await loadPersonFor(tx, workerId);
    if (!mayAssign(tx.actor, worker)) throw new DomainError("forbidden");
    const [ended] = await endSupervisions(tx, { workerId });
    if (!ended) throw new DomainError("already_done");
    if (tx.actor.kind === "person" && tx.actor.personId === ended.supervisorId)
      throw new DomainError("forbidden");
    await recordAudit(tx, {
      action: "identity.end-supervision",
      targetType: "person",
      targetId: workerId,
      detail: { supervisorId: ended.supervisorId },
    });
  });
}
