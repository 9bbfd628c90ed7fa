import { and, eq, isNull } from "drizzle-orm";
import { fact } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { mayRecordTraining } from "#app/domain/identity/policy.ts";
import { findPersonInReach } from "#app/domain/identity/queries/find-person-in-reach.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { withdrawFactInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writeFact } from "./internal/write-fact.server.ts";

/**
 * A training that was recorded by mistake: both rows stay, and what depended on it closes again.
 * @throws DomainError not_found, forbidden, already_done
 */
export async function withdrawFact(ctx: Ctx, input: { factId: string; writeId: string }): Promise<void> {
  const { factId, writeId } = parseInput(withdrawFactInput, input);
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select()
      .from(fact)
      .where(and(eq(fact.id, factId), eq(fact.kind, "official-training"), isNull(fact.withdraws)));
    const target = row ? await findPersonInReach(tx, row.personId) : null;
    if (!row || !target) throw new DomainError("not_found");
    if (!mayRecordTraining(tx.actor, target)) throw new DomainError("forbidden");
    const { personId, kind, subject, happenedOn, documentNumber } = row;
    const wanted = { id: writeId, personId, kind, subject, happenedOn, documentNumber, withdraws: factId };
    if (!(await writeFact(tx, wanted))) throw new DomainError("already_done");
    await recordAudit(tx, {
      action: "learning.withdraw-fact",
      targetType: "person",
      targetId: personId,
      detail: { factId },
    });
  });
}
