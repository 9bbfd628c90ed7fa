import { z } from "zod";

/**
 * A lesson in one language is an ordered list of parts: HTML that was checked at import, or a block that the
 * page renders. Words stand here; facts that do not depend on language (keys, pools, graphs) stand in facts.ts.
 */
const html = z.string();
const blockId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);

export const optionText = z.strictObject({ id: blockId, html, feedback: z.string() });

const htmlPart = z.strictObject({ kind: z.literal("html"), html });

/** Boxes hold checked HTML. `title` is the author's, or null for the interface's own words. */
export const boxKinds = ["case", "key-points", "practice-note", "law", "safety", "official"] as const;
export type BoxKind = (typeof boxKinds)[number];
const boxPart = z.strictObject({
  kind: z.literal("box"),
  box: z.enum(boxKinds),
  title: z.string().nullable(),
  html,
});

/**
 * `options`: choices (single, multiple, true-false), things to put in order, left sides (match), or the word bank
 * (gaps). `targets`: right sides (match). `feedback` after a right or another answer for kinds without options.
 * In gaps the stem holds `<span data-gap="id"></span>` where a word is missing.
 */
export const questionPart = z.strictObject({
  kind: z.literal("question"),
  id: blockId,
  stem: html,
  options: z.array(optionText),
  targets: z.array(z.strictObject({ id: blockId, html })),
  feedback: z.strictObject({ right: z.string(), other: z.string() }).nullable(),
});
export type QuestionPart = z.infer<typeof questionPart>;

export const scenarioPart = z.strictObject({
  kind: z.literal("scenario"),
  id: blockId,
  title: z.string(),
  steps: z.array(z.strictObject({ id: blockId, html, choices: z.array(optionText) })),
});

const reflectionPart = z.strictObject({ kind: z.literal("reflection"), id: blockId, html });
const fieldTaskPart = z.strictObject({ kind: z.literal("field-task"), id: blockId, html });
const supervisionPart = z.strictObject({
  kind: z.literal("supervision-prompt"),
  prompts: z.array(z.strictObject({ id: blockId, html })),
});
const checklistPart = z.strictObject({
  kind: z.literal("checklist"),
  id: blockId,
  title: z.string(),
  items: z.array(html),
});

/** A picture in this language. Its size reserves the space before it loads. */
const figurePart = z.strictObject({
  kind: z.literal("figure"),
  assetHash: z.string(),
  alt: z.string(),
  caption: html.nullable(),
  width: z.number().int(),
  height: z.number().int(),
});

/** Sources in the order of the lesson's YAML, as printed references. */
const sourcesPart = z.strictObject({
  kind: z.literal("sources"),
  items: z.array(z.strictObject({ code: z.string(), text: z.string(), url: z.string().nullable() })),
});

export const part = z.discriminatedUnion("kind", [
  htmlPart,
  boxPart,
  questionPart,
  scenarioPart,
  reflectionPart,
  fieldTaskPart,
  supervisionPart,
  checklistPart,
  figurePart,
  sourcesPart,
]);
export type Part = z.infer<typeof part>;
export type PartOf<K extends Part["kind"]> = Extract<Part, { kind: K }>;
