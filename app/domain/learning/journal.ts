/** Free, or in the six stages of Gibbs' reflective cycle (Gibbs 1988). */
export const journalForms = ["free", "staged"] as const;
export type JournalForm = (typeof journalForms)[number];

export const reflectionStages = [
  "description",
  "feelings",
  "evaluation",
  "analysis",
  "conclusion",
  "plan",
] as const;
export type ReflectionStage = (typeof reflectionStages)[number];

/** Where a shared copy was taken from. */
export const shareSources = ["journal", "lesson"] as const;
export type ShareSource = (typeof shareSources)[number];

/** Ties the sealed text of an entry to its row and author. */
export const journalSeal = (personId: string, entryId: string): string => `journal:${personId}:${entryId}`;

/** Ties a shared copy to its row, its author and the one supervisor who may open it. */
export const shareSeal = (shareId: string, personId: string, supervisorId: string): string =>
  `shared:${shareId}:${personId}:${supervisorId}`;
