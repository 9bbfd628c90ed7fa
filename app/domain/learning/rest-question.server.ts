import { and, eq } from "drizzle-orm";
import { reviewCard } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { restQuestionInput, type RestQuestionInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";

/** Takes a question out of one's review until it is missed or asked for again. Again, or for none, changes nothing. */
export async function restQuestion(ctx: PersonCtx, input: RestQuestionInput): Promise<void> {
  const { itemId, questionId } = parseInput(restQuestionInput, input);
  await withTransaction(ctx, async (tx) => {
    await tx.db
      .update(reviewCard)
      .set({ restsSince: tx.clock.now() })
      .where(
        and(
          eq(reviewCard.personId, tx.actor.personId),
          eq(reviewCard.itemId, itemId),
          eq(reviewCard.questionId, questionId),
        ),
      );
    await recordAudit(tx, {
      action: "learning.rest-question",
      targetType: "item",
      targetId: itemId,
      detail: { questionId },
    });
  });
}
