import { eq } from "drizzle-orm";
import { answer } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { submitQuizAttemptInput, type SubmitQuizAttemptInput } from "./inputs.ts";
import { closeAttempt } from "./internal/close-attempt.server.ts";
import { completeCourseIfDue } from "./internal/complete-course-if-due.server.ts";
import { completeModuleIfDue } from "./internal/complete-module-if-due.server.ts";
import { loadAttemptFor } from "./internal/load-attempt-for.server.ts";
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
 * Submits explicitly and once: marks every answer, sets the score, completes the module or course when it is due. Again gives
 * the same result and changes nothing. Refuses `not_found`, and `conflict` with the `open` question ids while some
 * are unanswered and `acceptOpen` is false; the answers that came with it are kept even then.
 */
export async function submitQuizAttempt(
  ctx: PersonCtx,
  input: SubmitQuizAttemptInput,
): Promise<SubmittedAttempt> {
  const { attemptId, answers, acceptOpen } = parseInput(submitQuizAttemptInput, input);
  const outcome = await withTransaction(ctx, async (tx) => {
    const { row, test, of } = await loadAttemptFor(tx, attemptId);
    const pass = row.passPercent ?? 100;
    if (row.scorePercent !== null)
      return { attemptId, scorePercent: row.scorePercent, passed: row.scorePercent >= pass };

    const drawn = test.questions.filter(({ id }) => row.questionIds.includes(id));
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
    const now = uuidv7(tx.clock.now().getTime());
    const idOf = (question: string): string => {
      const before = stored.find(({ questionId }) => questionId === question)?.writeId;
      // What came with the form is newer than anything that still travels.
      return before && (!sent.has(question) || before > now) ? before : now;
    };
    const rows = marked.map((one) => ({ ...one, attemptId, writeId: idOf(one.questionId) }));
    if (!submits) {
      const unmarked = rows.filter(({ questionId }) => sent.has(questionId));
      await storeAnswers(
        tx,
        unmarked.map((one) => ({ ...one, result: null })),
      );
      return { open };
    }
    const credits = new Map(marked.map(({ questionId, result }) => [questionId, result.credit]));
    const score = scorePercent(row.questionIds.map((id) => credits.get(id) ?? 0));
    const missed = row.questionIds.filter((id) => (credits.get(id) ?? 0) < 1);
    const audit = {
      action: "learning.submit-quiz-attempt",
      targetType: "attempt",
      targetId: attemptId,
      detail: { itemId: row.itemId, scorePercent: score, passPercent: pass, open: open.length },
    };
    await closeAttempt(tx, row, { scorePercent: score, marked: rows, missed, audit });
    if (score >= pass) {
      const complete = of === "course" ? completeCourseIfDue : completeModuleIfDue;
      await complete(tx, tx.actor.personId, row.itemId);
    }
    return { attemptId, scorePercent: score, passed: score >= pass };
  });
  if ("open" in outcome) throw new DomainError("conflict", { open: outcome.open.join(" ") });
  return outcome;
}
