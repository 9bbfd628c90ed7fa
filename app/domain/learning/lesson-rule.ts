import type { LessonFacts } from "#app/domain/curriculum/facts.ts";
import type { QuestionKind } from "#app/domain/curriculum/vocabulary.ts";

/** A practice answer as far as completing a lesson goes. */
export interface GivenAnswer {
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly answeredAt: Date;
}

/**
 * Content guide: complete = every practice question answered, right or wrong, and marked done by the person. An
 * answer counts for the question as it is asked now, and, where a lesson has to be done again, from `since` on.
 */
export function unansweredQuestions(
  facts: LessonFacts,
  answers: readonly GivenAnswer[],
  since: Date | null = null,
): string[] {
  const counts = (one: GivenAnswer) => since === null || one.answeredAt >= since;
  return facts.questions
    .filter(
      ({ id, kind }) => !answers.some((one) => one.questionId === id && one.kind === kind && counts(one)),
    )
    .map(({ id }) => id);
}

/** Its law is not yet checked: outside the demo nobody reads it, and nobody needs it. */
export function isWithheld(lesson: { readonly lawPending: boolean }, demo: boolean): boolean {
  return lesson.lawPending && !demo;
}

export const isLawPending = (facts: LessonFacts): boolean => facts.lawCheck === "pending";
