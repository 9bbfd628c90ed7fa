import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { mayRecordTraining } from "#app/domain/identity/policy.ts";
import { findPersonInReach } from "#app/domain/identity/queries/find-person-in-reach.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { recordTrainingInput, type RecordTrainingInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writeFact } from "./internal/write-fact.server.ts";

/**
 * That a person took an official training, when, and the number of her document. Repeating it changes nothing.
 * @throws DomainError not_found, forbidden for oneself and beyond one's area, invalid {field} for a day to come
 */
export async function recordOfficialTraining(ctx: Ctx, input: RecordTrainingInput): Promise<void> {
  const { factId, personId, training, happenedOn, documentNumber } = parseInput(recordTrainingInput, input);
  if (happenedOn > localDayOf(ctx.clock.now())) throw new DomainError("invalid", { field: "happenedOn" });
  return withTransaction(ctx, async (tx) => {
    const target = await findPersonInReach(tx, personId);
    if (!target) throw new DomainError("not_found");
    if (!mayRecordTraining(tx.actor, target)) throw new DomainError("forbidden");
    const kind = "official-training";
    const wanted = { id: factId, personId, kind, subject: training, happenedOn, documentNumber } as const;
    if (!(await writeFact(tx, wanted))) return;
    await recordAudit(tx, {
      action: "learning.record-official-training",
      targetType: "person",
      targetId: personId,
      detail: { factId, training },
    });
    const message = "learning.training-recorded";
    await enqueueMessage(tx, {
      personId,
      kind: message,
      payload: { factId },
      dedupeKey: `${message}:${factId}`,
    });
  });
}
