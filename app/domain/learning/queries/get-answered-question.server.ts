import { findLesson } from "#app/domain/curriculum/queries/find-lesson.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Feedback } from "../feedback.ts";
import { readLessonState } from "../internal/read-lesson-state.server.ts";
import { questionView, type QuestionView } from "../question-view.ts";

/**
 * A practice question with the feedback on one's own answer as it stands. Throws `not_found`, and `key_withheld`
 * while there is no answer: without one nobody gets the key.
 */
export async function getAnsweredQuestion(
  ctx: PersonCtx,
  asked: { courseId: string; lessonId: string; questionId: string; locale: Locale },
): Promise<QuestionView & { readonly feedback: Feedback }> {
  const { courseId, lessonId, questionId, locale } = asked;
  const [lesson, state] = await Promise.all([
    findLesson(ctx, courseId, lessonId, locale),
    readLessonState(ctx, courseId, lessonId),
  ]);
  const facts = lesson?.facts.questions.find(({ id }) => id === questionId);
  const part = lesson?.parts.find((one) => one.kind === "question" && one.id === questionId);
  if (!lesson || !facts || part?.kind !== "question") throw new DomainError("not_found");
  const given = state.answers.find((one) => one.questionId === questionId);
  const view = questionView(facts, part, lesson.textLocale, lessonId, given);
  if (!view.feedback) throw new DomainError("key_withheld");
  return { ...view, feedback: view.feedback };
}
