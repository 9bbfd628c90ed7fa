import { eq } from "drizzle-orm";
import { answer, attempt } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { submitQuizAttemptInput, type SubmitQuizAttemptInput } from "./inputs.ts";
import { completeModuleIfDue } from "./internal/complete-module-if-due.server.ts";
import { loadAttemptFor } from "./internal/load-attempt-for.server.ts";
import { loadQuiz } from "./internal/load-quiz.server.ts";
import { lockLearner } from "./internal/lock-learner.server.ts";
import { markInAnyLanguage } from "./internal/mark-in-any-language.ts";
import { parseInput } from "./internal/parse-input.ts";
import { storeAnswers } from "./internal/store-answers.server.ts";
import { scorePercent } from "./score.ts";

export interface SubmittedAttempt {
  readonly attemptId: string;
  readonly scorePercent: number;
  readonly passed: boolean;
}

/**
 * Submits explicitly and once: marks every answer, sets the score, completes the module when it is due. Again gives
 * the same result and changes nothing. Refuses `not_found`, and `conflict` with the `open` question ids while some
 * are unanswered and `acceptOpen` is false; the answers that came with it are kept even then.
 */
export async function submitQuizAttempt(
  ctx: PersonCtx,
  input: SubmitQuizAttemptInput,
): Promise<SubmittedAttempt> {
  const { attemptId, answers, acceptOpen } = parseInput(submitQuizAttemptInput, input);
  const outcome = await withTransaction(ctx, async (tx) => {
    await lockLearner(tx);
    const row = await loadAttemptFor(tx, attemptId);
    const pass = row.passPercent ?? 100;
    if (row.scorePercent !== null)
      return { attemptId, scorePercent: row.scorePercent, passed: row.scorePercent >= pass };

    const { quiz } = await loadQuiz(tx, row.itemId, row.versionId);
    const drawn = quiz.questions.filter(({ id }) => row.questionIds.includes(id));
    const sent = new Map(answers.map(({ questionId, response }) => [questionId, response]));
    for (const [question, { kind }] of sent) {
      const facts = drawn.find(({ id }) => id === question);
      if (!facts) throw new DomainError("not_found", { question });
      if (facts.kind !== kind) throw new DomainError("invalid", { question });
    }
    const stored = await tx.db.select().from(answer).where(eq(answer.attemptId, attemptId)).limit(200);
    const responses = new Map([...stored.map((one) => [one.questionId, one.response] as const), ...sent]);
    const open = row.questionIds.filter((id) => !responses.has(id));
    const submits = open.length === 0 || acceptOpen;
    const marked = drawn.flatMap((facts) => {
      const response = responses.get(facts.id);
      return response ? [{ questionId: facts.id, response, result: markInAnyLanguage(facts, response) }] : [];
    });
    await storeAnswers(
      tx,
      marked
        .filter(({ questionId }) => submits || sent.has(questionId))
        .map((one) => ({
          ...one,
          attemptId,
          writeId: stored.find(({ questionId }) => questionId === one.questionId)?.writeId ?? uuidv7(),
          result: submits ? one.result : null,
        })),
    );
    if (!submits) return { open };
    const credits = new Map(marked.map(({ questionId, result }) => [questionId, result.credit]));
    const score = scorePercent(row.questionIds.map((id) => credits.get(id) ?? 0));
    await tx.db
      .update(attempt)
      .set({ submittedAt: tx.clock.now(), scorePercent: score })
      .where(eq(attempt.id, attemptId));
    await recordAudit(tx, {
      action: "learning.submit-quiz-attempt",
      targetType: "attempt",
      targetId: attemptId,
      detail: { itemId: row.itemId, scorePercent: score, passPercent: pass, open: open.length },
    });
    if (score >= pass) await completeModuleIfDue(tx, row.itemId);
    return { attemptId, scorePercent: score, passed: score >= pass };
  });
  if ("open" in outcome) throw new DomainError("conflict", { open: outcome.open.join(" ") });
  return outcome;
}
