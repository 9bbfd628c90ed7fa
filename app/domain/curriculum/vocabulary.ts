export const itemKinds = ["course", "module", "lesson"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** `source` is the language that the author wrote in; the others are translations of it. */
export const translationStates = ["source", "draft", "unreviewed", "reviewed"] as const;
export type TranslationState = (typeof translationStates)[number];

export const questionKinds = [
  "single",
  "multiple",
  "true-false",
  "short-text",
  "numeric",
  "match",
  "order",
  "gaps",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Functions of supervision: Kadushin's three and mediation (Western Australia; UK four-function model). */
export const supervisionFunctions = ["administrative", "educational", "supportive", "mediation"] as const;

/** Lessons on these open with a safety box. */
export const safetyTopics = ["none", "violence", "suicide", "abuse", "death"] as const;

/** For whom a course or a path is made. */
export const audiences = ["specialist", "manager", "provider", "allied", "teacher"] as const;
export type Audience = (typeof audiences)[number];

/** What search finds. */
export type SearchKind = "lesson" | "term";
