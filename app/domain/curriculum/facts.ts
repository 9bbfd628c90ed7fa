import { z } from "zod";
import { rule } from "./rule.ts";
import { slug } from "./slug.ts";
import { audiences, safetyTopics, supervisionFunctions } from "./vocabulary.ts";

/**
 * What an item's YAML says and no language changes. Stored with each version; read on the server only, because
 * the keys of questions stand here. Unknown keys are refused.
 */
const perLocale = <T extends z.ZodType>(value: T) =>
  z.strictObject({ tk: value.optional(), ru: value.optional(), en: value });

const tagged = {
  id: slug,
  competencies: z.array(slug).default([]),
  /** What the question is about, in the words of the outline: groups missed questions for supervision. */
  topic: slug.optional(),
};

/** The key of each kind of question. Option ids are those of the MDX. */
export const questionFacts = z.discriminatedUnion("kind", [
  z.strictObject({ ...tagged, kind: z.literal("single"), key: slug }),
  z.strictObject({ ...tagged, kind: z.literal("multiple"), key: z.array(slug).min(1) }),
  z.strictObject({ ...tagged, kind: z.literal("true-false"), key: z.boolean() }),
  z.strictObject({
    ...tagged,
    kind: z.literal("short-text"),
    /** Accepted answers by language. */
    key: perLocale(z.array(z.string().min(1)).min(1)),
    /** `caga` is accepted for `çaga`. */
    foldAccents: z.boolean().default(true),
  }),
  z.strictObject({
    ...tagged,
    kind: z.literal("numeric"),
    key: z.number(),
    /** Absolute distance from the key that is still right. */
    tolerance: z.number().min(0).default(0),
    unit: perLocale(z.string()).optional(),
  }),
  /** Left id → right id. */
  z.strictObject({ ...tagged, kind: z.literal("match"), key: z.record(slug, slug) }),
  /** All option ids in the right order. */
  z.strictObject({ ...tagged, kind: z.literal("order"), key: z.array(slug).min(2) }),
  /** Gap id → option id of the word bank. */
  z.strictObject({ ...tagged, kind: z.literal("gaps"), key: z.record(slug, slug) }),
]);
export type QuestionFacts = z.infer<typeof questionFacts>;

export const scenarioFacts = z.strictObject({
  id: slug,
  start: slug,
  /** Step id → its choices' next steps, or an ending. */
  steps: z.record(
    slug,
    z.union([
      z.strictObject({ choices: z.record(slug, slug) }),
      z.strictObject({ ending: z.enum(["good", "mixed", "poor"]) }),
    ]),
  ),
});
export type ScenarioFacts = z.infer<typeof scenarioFacts>;

const review = z.strictObject({ by: z.string().min(1), date: z.iso.date() });
const change = z.union([z.enum(["minor", "adds-optional"]), z.strictObject({ redoBy: z.iso.date() })]);

const itemBase = {
  id: slug,
  catalogueRef: z.string().min(1),
  /** What this version means for those who completed an earlier one. */
  change: change.default("minor"),
  /** What must be there before the item opens, beside what its course and module ask. */
  requires: rule.optional(),
};

export const lessonFacts = z.strictObject({
  ...itemBase,
  /** Words ÷ 130 + 1 a question + 4 a case or reflection, rounded up to 5 (content-guide). */
  minutes: z.number().int().positive().multipleOf(5),
  competencies: z.array(slug).min(1),
  /** Codes of content/sources.yaml, in the order in which they are printed. */
  sources: z.array(z.string()).default([]),
  /** `practice`: general practice knowledge, taught without a citation. */
  basis: z.enum(["sources", "practice", "both"]),
  safety: z.enum(safetyTopics).default("none"),
  lawCheck: z.union([z.enum(["none", "pending"]), review]).default("none"),
  questions: z.array(questionFacts).default([]),
  scenarios: z.array(scenarioFacts).default([]),
  reflections: z
    .array(z.strictObject({ id: slug, form: z.enum(["free", "staged"]).default("free") }))
    .default([]),
  fieldTasks: z.array(z.strictObject({ id: slug, minutes: z.number().int().positive() })).default([]),
  supervision: z
    .array(
      z.strictObject({
        id: slug,
        functions: z.array(z.enum(supervisionFunctions)).min(1),
        competencies: z.array(slug).min(1),
      }),
    )
    .default([]),
  /** The lesson's checklists open only when this official training is recorded. */
  officialTraining: z.enum(["strong-families", "treatnet-family"]).optional(),
});
export type LessonFacts = z.infer<typeof lessonFacts>;

/** A test drawn from a pool: a module's quiz or a course's assessment. */
const test = z.strictObject({
  /** How many questions one attempt draws. */
  draw: z.number().int().positive(),
  passPercent: z.number().int().min(1).max(100).default(80),
  /** How many attempts a person has; without it there is no end to them. */
  attempts: z.number().int().positive().optional(),
  /** Hours from a submission that did not reach the mark to the next start. */
  waitHours: z.number().int().min(0).max(720).default(0),
  questions: z.array(questionFacts),
});
export type TestFacts = z.infer<typeof test>;

export const moduleFacts = z.strictObject({ ...itemBase, quiz: test.optional() });
export type ModuleFacts = z.infer<typeof moduleFacts>;

export const courseFacts = z.strictObject({
  ...itemBase,
  audience: z.array(z.enum(audiences)).min(1),
  competencies: z.array(slug).default([]),
  assessment: test.optional(),
  fieldTask: z.strictObject({ id: slug, minutes: z.number().int().positive() }).optional(),
  /** Companion courses issue only "completed the preparation course". */
  companion: z.enum(["strong-families", "treatnet-family"]).optional(),
  /** A course can be announced before its lessons are written. */
  availability: z.enum(["open", "announced"]).default("open"),
});
export type CourseFacts = z.infer<typeof courseFacts>;

export type ItemFacts = LessonFacts | ModuleFacts | CourseFacts;

/** Which item stored facts belong to: versions keep the shape that they were imported with. */
export const isLessonFacts = (facts: unknown): facts is LessonFacts => has(facts, "minutes");
export const isCourseFacts = (facts: unknown): facts is CourseFacts => has(facts, "audience");
export const isModuleFacts = (facts: unknown): facts is ModuleFacts =>
  typeof facts === "object" && facts !== null && !isLessonFacts(facts) && !isCourseFacts(facts);

const has = (facts: unknown, key: string): boolean =>
  typeof facts === "object" && facts !== null && key in facts;
