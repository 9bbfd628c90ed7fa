import { and, eq, isNull } from "drizzle-orm";
import { answer, attempt } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { completeLessonInput, type CompleteLessonInput } from "./inputs.ts";
import { completeModuleIfDue } from "./internal/complete-module-if-due.server.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { lockLearner } from "./internal/lock-learner.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { recordCompletion } from "./internal/record-completion.server.ts";
import { unansweredQuestions } from "./lesson-rule.ts";

/**
 * Marks a lesson done: an append-only fact with the version and the rule that were in force, and the module's and
 * the course's when they are due. Again changes nothing. Refuses `conflict` with the ids of the `open` questions.
 */
export async function completeLesson(
  ctx: PersonCtx,
  input: CompleteLessonInput,
): Promise<{ first: boolean }> {
  const { lessonId } = parseInput(completeLessonInput, input);
  return withTransaction(ctx, async (tx) => {
    const lesson = await loadLesson(tx, lessonId);
    await lockLearner(tx);
    const answered = await tx.db
      .select({ questionId: answer.questionId })
      .from(answer)
      .innerJoin(attempt, eq(attempt.id, answer.attemptId))
      .where(
        and(
          eq(attempt.personId, tx.actor.personId),
          eq(attempt.itemId, lessonId),
          eq(attempt.kind, "practice"),
          isNull(attempt.submittedAt),
        ),
      )
      .limit(200);
    const open = unansweredQuestions(lesson.facts, new Set(answered.map((row) => row.questionId)));
    if (open.length > 0) throw new DomainError("conflict", { open: open.join(" ") });
    await ensureEnrolled(tx, lesson.courseId);
    const first = await recordCompletion(tx, {
      kind: "lesson",
      itemId: lessonId,
      versionId: lesson.versionId,
      rule: { rule: "lesson", answered: lesson.facts.questions.map(({ id }) => id), markedDone: true },
    });
    await completeModuleIfDue(tx, lesson.moduleId);
    return { first };
  });
}
