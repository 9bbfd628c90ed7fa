import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { findQuestion } from "#app/domain/curriculum/queries/find-question.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { askAgainInput, type AskAgainInput } from "./inputs.ts";
import { addReviews } from "./internal/add-reviews.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requireOpen } from "./internal/require-open.server.ts";

/** A practice question that the person wants to see again: it joins the review. Again changes nothing. Refuses `not_found`. */
export async function askAgain(ctx: PersonCtx, input: AskAgainInput): Promise<{ courseId: string }> {
  const { lessonId, questionId } = parseInput(askAgainInput, input);
  return withTransaction(ctx, async (tx) => {
    const found = await findQuestion(tx, { itemId: lessonId, questionId, locale: "en" });
    if (!found || found.lessonId === null) throw new DomainError("not_found");
    await requireOpen(tx, lessonId);
    await addReviews(tx, lessonId, [questionId]);
    await recordAudit(tx, {
      action: "learning.ask-again",
      targetType: "lesson",
      targetId: lessonId,
      detail: { questionId },
    });
    return { courseId: found.course.id };
  });
}
