import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { recordFactInput, type RecordFactInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writeFact } from "./internal/write-fact.server.ts";

/**
 * For contexts to the right, inside their own transaction and after their own rules: a session was held, a field
 * task was signed. Repeating it changes nothing. @throws DomainError forbidden for oneself and for trainings
 */
export async function recordFact(ctx: Ctx, input: RecordFactInput): Promise<void> {
  const { factId, documentNumber, ...rest } = parseInput(recordFactInput, input);
  const { actor } = ctx;
  const self = actor.kind === "person" && actor.personId === rest.personId;
  // Trainings have a rule of their own: recordOfficialTraining.
  if (actor.kind === "anonymous" || self || rest.kind === "official-training")
    throw new DomainError("forbidden");
  return withTransaction(ctx, async (tx) => {
    const isNew = await writeFact(tx, { id: factId, ...rest, documentNumber: documentNumber ?? null });
    if (!isNew) return;
    await recordAudit(tx, {
      action: "learning.record-fact",
      targetType: "person",
      targetId: rest.personId,
      detail: { factId, kind: rest.kind },
    });
  });
}
