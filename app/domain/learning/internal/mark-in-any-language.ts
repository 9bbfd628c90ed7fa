import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import { markAnswer, type AnswerResult, type QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import { locales } from "#app/domain/kernel/locale.ts";

/** A short text counts in whichever language it was written: a person may switch in the middle of an attempt. */
export function markInAnyLanguage(facts: QuestionFacts, response: QuestionResponse): AnswerResult {
  return locales
    .map((locale) => markAnswer(facts, response, locale))
    .reduce((best, next) => (next.credit > best.credit ? next : best));
}
