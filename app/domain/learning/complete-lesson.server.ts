import { and, eq, isNull, sql } from "drizzle-orm";
import { answer, attempt } from "#app/db/schema/index.ts";
import type { QuestionKind } from "#app/domain/curriculum/vocabulary.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { completeLessonInput, type CompleteLessonInput } from "./inputs.ts";
import { completeCourseIfDue } from "./internal/complete-course-if-due.server.ts";
import { completeModuleIfDue } from "./internal/complete-module-if-due.server.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { findRedo } from "./internal/find-redo.server.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { lockLearner } from "./internal/lock-learner.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { recordCompletion } from "./internal/record-completion.server.ts";
import { recordRenewal } from "./internal/record-renewal.server.ts";
import { unansweredQuestions } from "./lesson-rule.ts";

/**
 * Marks a lesson done: an append-only fact with the version and the rule that were in force, and the module's and
 * the course's when they are due. Again changes nothing, but for a lesson that has to be redone: then it is noted beside
 * the completion that it was done once more. Refuses `conflict` with the ids of the `open` questions.
 */
export async function completeLesson(
  ctx: PersonCtx,
  input: CompleteLessonInput,
): Promise<{ first: boolean }> {
  const { lessonId } = parseInput(completeLessonInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    const lesson = await loadLesson(tx, lessonId);
    await lockLearner(tx, personId);
    const answered = await tx.db
      .select({
        questionId: answer.questionId,
        kind: sql<QuestionKind>`${answer.response} ->> 'kind'`,
        answeredAt: answer.answeredAt,
      })
      .from(answer)
      .innerJoin(attempt, eq(attempt.id, answer.attemptId))
      .where(
        and(
          eq(attempt.personId, personId),
          eq(attempt.itemId, lessonId),
          eq(attempt.kind, "practice"),
          isNull(attempt.submittedAt),
        ),
      )
      .limit(200);
    const redo = await findRedo(tx, personId, lessonId);
    const open = unansweredQuestions(lesson.facts, answered, redo?.since);
    if (open.length > 0) throw new DomainError("conflict", { open: open.join(" ") });
    await ensureEnrolled(tx, lesson.courseId);
    const done = {
      kind: "lesson",
      itemId: lessonId,
      versionId: lesson.versionId,
      rule: { rule: "lesson", answered: lesson.facts.questions.map(({ id }) => id), markedDone: true },
    } as const;
    if (redo) await recordRenewal(tx, personId, { ...done, rule: { ...done.rule, redoBy: redo.by } });
    const completionId = redo ? null : await recordCompletion(tx, personId, done);
    const moduleDone = await completeModuleIfDue(tx, personId, lesson.moduleId);
    if (!moduleDone) await completeCourseIfDue(tx, personId, lesson.courseId);
    return { first: completionId !== null };
  });
}
