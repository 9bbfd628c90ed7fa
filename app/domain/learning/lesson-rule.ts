import type { LessonFacts } from "#app/domain/curriculum/facts.ts";

/** Content guide: complete = every practice question answered, right or wrong, and marked done by the person. */
export function unansweredQuestions(facts: LessonFacts, answered: ReadonlySet<string>): string[] {
  return facts.questions.map(({ id }) => id).filter((id) => !answered.has(id));
}

/** Its law is not yet checked: outside the demo nobody reads it, and nobody needs it. */
export function isWithheld(lesson: { readonly lawPending: boolean }, demo: boolean): boolean {
  return lesson.lawPending && !demo;
}

export const isLawPending = (facts: LessonFacts): boolean => facts.lawCheck === "pending";
