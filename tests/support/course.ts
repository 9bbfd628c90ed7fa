import { eq } from "drizzle-orm";
import type { Database } from "#app/db/client.server.ts";
import { contentItem, contentText, contentVersion } from "#app/db/schema/index.ts";
import {
  courseFacts,
  lessonFacts,
  moduleFacts,
  type ItemFacts,
  type QuestionFacts,
} from "#app/domain/curriculum/facts.ts";
import type { Part } from "#app/domain/curriculum/parts.ts";
import type { ItemKind } from "#app/domain/curriculum/vocabulary.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { unique } from "./factories.ts";

/** One question of each kind, with words whose feedback can be recognised in a page. */
export const everyKind: readonly QuestionFacts[] = [
  { id: "one", kind: "single", key: "b", competencies: [] },
  { id: "many", kind: "multiple", key: ["a", "c"], competencies: [] },
  { id: "tf", kind: "true-false", key: false, competencies: [] },
  {
    id: "word",
    kind: "short-text",
    key: { tk: ["çaga"], en: ["child"] },
    foldAccents: true,
    competencies: [],
  },
  { id: "num", kind: "numeric", key: 12.5, tolerance: 0.5, unit: { en: "hours" }, competencies: [] },
  { id: "pairs", kind: "match", key: { l1: "r2", l2: "r1" }, competencies: [] },
  { id: "steps", kind: "order", key: ["s3", "s1", "s2"], competencies: [] },
  { id: "holes", kind: "gaps", key: { g1: "w2", g2: "w1" }, competencies: [] },
];

const option = (id: string) => ({ id, html: `<p>option ${id}</p>`, feedback: `FEEDBACK-${id}` });

export function wordsFor({ id, kind }: QuestionFacts): Part {
  const words = { kind: "question" as const, id, stem: `<p>stem of ${id}</p>`, targets: [], feedback: null };
  switch (kind) {
    case "single":
    case "multiple":
      return { ...words, options: ["a", "b", "c"].map(option) };
    case "true-false":
      return { ...words, options: ["true", "false"].map(option) };
    case "short-text":
    case "numeric":
      return { ...words, options: [], feedback: { right: "FEEDBACK-right", other: "FEEDBACK-other" } };
    case "match":
      return {
        ...words,
        options: ["l1", "l2"].map(option),
        targets: ["r1", "r2"].map((target) => ({ id: target, html: `target ${target}` })),
      };
    case "order":
      return { ...words, options: ["s3", "s1", "s2"].map(option) };
    case "gaps":
      return {
        ...words,
        stem: '<p>first <span data-gap="g1"></span> then <span data-gap="g2"></span></p>',
        options: ["w1", "w2"].map(option),
      };
  }
}

interface LessonWish {
  readonly questions?: readonly QuestionFacts[];
  readonly lawCheck?: "none" | "pending";
  readonly safety?: "none" | "violence";
  /** Gives the lesson a checklist that opens with this training. */
  readonly officialTraining?: "strong-families" | "treatnet-family";
}

export interface MadeCourse {
  readonly courseId: string;
  readonly moduleId: string;
  readonly lessonIds: readonly string[];
  /** Imports the lesson again with other facts: a new version, which becomes the current one. */
  change(lessonId: string, wish: LessonWish): Promise<string>;
  retire(itemId: string): Promise<void>;
}

/** A course of one module with these lessons, in English only, and a quiz when questions are given for it. */
export async function makeCourse(
  db: Database,
  wish: {
    readonly lessons?: readonly LessonWish[];
    readonly quiz?: { readonly questions: readonly QuestionFacts[]; readonly draw: number };
  } = {},
): Promise<MadeCourse> {
  const courseId = unique("course");
  const moduleId = unique("module");
  const base = (id: string) => ({ id, catalogueRef: id });
  await put(db, "course", null, 1, courseFacts.parse({ ...base(courseId), audience: ["specialist"] }), []);
  const { quiz } = wish;
  await put(
    db,
    "module",
    courseId,
    1,
    moduleFacts.parse({ ...base(moduleId), ...(quiz ? { quiz } : {}) }),
    (quiz?.questions ?? []).map(wordsFor),
  );
  const lesson = (id: string, { questions = [], lawCheck = "none", safety = "none", ...more }: LessonWish) =>
    lessonFacts.parse({
      ...more,
      ...base(id),
      minutes: 10,
      competencies: ["some-competency"],
      basis: "practice",
      questions,
      lawCheck,
      safety,
      reflections: [{ id: "r1" }],
    });
  const words = ({ questions = [], officialTraining }: LessonWish): Part[] => [
    { kind: "html", html: "<p>TEXT OF THE LESSON</p>" },
    ...(officialTraining
      ? [{ kind: "checklist" as const, id: "c1", title: "Checklist", items: ["ITEM OF THE CHECKLIST"] }]
      : []),
    ...questions.map(wordsFor),
    { kind: "reflection", id: "r1", html: "<p>What do you think?</p>" },
  ];
  const lessonIds: string[] = [];
  for (const [at, one] of (wish.lessons ?? [{}]).entries()) {
    const id = unique("lesson");
    await put(db, "lesson", moduleId, at + 1, lesson(id, one), words(one));
    lessonIds.push(id);
  }
  return {
    courseId,
    moduleId,
    lessonIds,
    change: (id, one) => addVersion(db, lesson(id, one), words(one)),
    retire: async (id) => {
      await db.update(contentItem).set({ retiredAt: new Date() }).where(eq(contentItem.id, id));
    },
  };
}

async function put(
  db: Database,
  kind: ItemKind,
  parentId: string | null,
  position: number,
  facts: ItemFacts,
  parts: Part[],
) {
  await db.insert(contentItem).values({ id: facts.id, kind, parentId, position, sourceHash: facts.id });
  await addVersion(db, facts, parts);
}

async function addVersion(db: Database, facts: ItemFacts, parts: Part[]): Promise<string> {
  const versionId = uuidv7();
  const number = 1 + (await db.$count(contentVersion, eq(contentVersion.itemId, facts.id)));
  await db.insert(contentVersion).values({
    id: versionId,
    itemId: facts.id,
    number,
    hash: versionId,
    facts,
    createdAt: new Date(),
  });
  await db.insert(contentText).values({
    versionId,
    locale: "en",
    title: `Title of ${facts.id}`,
    summary: "",
    outcomes: [],
    translation: "source",
    parts,
  });
  await db.update(contentItem).set({ currentVersionId: versionId }).where(eq(contentItem.id, facts.id));
  return versionId;
}
