import { and, eq, isNull } from "drizzle-orm";
import { attempt } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { startQuizAttemptInput, type StartQuizAttemptInput } from "./inputs.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { loadQuiz } from "./internal/load-quiz.server.ts";
import { lockLearner } from "./internal/lock-learner.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { stableOrder } from "./stable-order.ts";

/**
 * Draws the questions of a new attempt, or gives the one that is open: leaving and starting again spends nothing.
 * The same id again gives the same attempt, also after it was submitted. Refuses `not_found`.
 */
export async function startQuizAttempt(
  ctx: PersonCtx,
  input: StartQuizAttemptInput,
): Promise<{ attemptId: string }> {
  const { attemptId, itemId, locale } = parseInput(startQuizAttemptInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    const { quiz, versionId, courseId } = await loadQuiz(tx, itemId);
    await lockLearner(tx);
    const [open] = await tx.db
      .select({ id: attempt.id })
      .from(attempt)
      .where(
        and(
          eq(attempt.personId, personId),
          eq(attempt.itemId, itemId),
          eq(attempt.kind, "graded"),
          isNull(attempt.submittedAt),
        ),
      )
      .limit(1);
    if (open) return { attemptId: open.id };
    const drawn = stableOrder(quiz.questions, attemptId, ({ id }) => id).slice(0, quiz.draw);
    const made = await tx.db
      .insert(attempt)
      .values({
        id: attemptId,
        personId,
        itemId,
        versionId,
        kind: "graded",
        questionIds: drawn.map(({ id }) => id),
        locale,
        startedAt: tx.clock.now(),
        passPercent: quiz.passPercent,
      })
      .onConflictDoNothing({ target: attempt.id })
      .returning({ id: attempt.id });
    if (made.length === 0) return sameAttempt(tx, attemptId, itemId);
    await ensureEnrolled(tx, courseId);
    await recordAudit(tx, {
      action: "learning.start-quiz-attempt",
      targetType: "attempt",
      targetId: attemptId,
      detail: { itemId, versionId, questions: drawn.length },
    });
    return { attemptId };
  });
}

/** The id is taken: one's own attempt at this quiz is given back, anything else does not exist for this person. */
async function sameAttempt(tx: PersonCtx, attemptId: string, itemId: string) {
  const [own] = await tx.db
    .select({ id: attempt.id })
    .from(attempt)
    .where(
      and(eq(attempt.id, attemptId), eq(attempt.personId, tx.actor.personId), eq(attempt.itemId, itemId)),
    )
    .limit(1);
  if (!own) throw new DomainError("not_found");
  return { attemptId: own.id };
}
