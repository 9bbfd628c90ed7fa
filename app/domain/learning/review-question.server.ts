import { and, eq, isNull } from "drizzle-orm";
import { reviewCard } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { findQuestion } from "#app/domain/curriculum/queries/find-question.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { reviewQuestionInput, type ReviewQuestionInput } from "./inputs.ts";
import { acceptWrite } from "./internal/accept-write.server.ts";
import { markInAnyLanguage } from "./internal/mark-in-any-language.ts";
import { parseInput } from "./internal/parse-input.ts";
import { questionView, type QuestionView } from "./question-view.ts";
import { nextReview } from "./review.ts";

/**
 * Answers a question of the review: it is marked, and its next day follows from how it went. Counts for nothing else.
 * The same write again changes nothing and shows the same. Refuses `not_found` (not in this person's review, or no
 * longer in the course) and `invalid` (another kind of response).
 */
export async function reviewQuestion(ctx: PersonCtx, input: ReviewQuestionInput): Promise<QuestionView> {
  const { writeId, itemId, questionId, response, locale } = parseInput(reviewQuestionInput, input);
  return withTransaction(ctx, async (tx) => {
    const own = and(
      eq(reviewCard.personId, tx.actor.personId),
      eq(reviewCard.itemId, itemId),
      eq(reviewCard.questionId, questionId),
      isNull(reviewCard.restsSince),
    );
    const [card] = await tx.db.select().from(reviewCard).where(own).limit(1).for("update");
    const found = card && (await findQuestion(tx, { itemId, questionId, locale }));
    if (!card || !found) throw new DomainError("not_found");
    if (found.facts.kind !== response.kind) throw new DomainError("invalid", { question: questionId });
    const result = markInAnyLanguage(found.facts, response);
    if (await acceptWrite(tx, writeId)) {
      const now = tx.clock.now();
      const { state, dueAt } = nextReview(card.state, result.credit, now);
      await tx.db.update(reviewCard).set({ state, dueAt, reviewedAt: now }).where(own);
      await recordAudit(tx, {
        action: "learning.review-question",
        targetType: "item",
        targetId: itemId,
        detail: { questionId, credit: result.credit },
      });
    }
    return questionView(found.facts, found.part, found.textLocale, itemId, { response, result });
  });
}
