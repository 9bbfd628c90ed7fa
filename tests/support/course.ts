import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "#app/db/client.server.ts";
import { contentItem, contentText, contentVersion } from "#app/db/schema/index.ts";
import {
  courseFacts,
  lessonFacts,
  moduleFacts,
  type ItemFacts,
  type LessonFacts,
  type QuestionFacts,
  type ScenarioFacts,
} from "#app/domain/curriculum/facts.ts";
import type { Part } from "#app/domain/curriculum/parts.ts";
import type { Rule } from "#app/domain/curriculum/rule.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
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
  readonly change?: LessonFacts["change"];
  readonly fieldTasks?: LessonFacts["fieldTasks"];
  readonly questions?: readonly QuestionFacts[];
  readonly lawCheck?: "none" | "pending";
  /** How its one reflection is asked. */
  readonly reflectionForm?: "free" | "staged";
  readonly safety?: "none" | "violence";
  /** Gives the lesson a checklist that opens with this training. */
  readonly officialTraining?: "strong-families" | "treatnet-family";
  readonly requires?: Rule;
  readonly scenarios?: readonly ScenarioFacts[];
  /** Ids of the prompts; `r1` unless said otherwise. */
  readonly prompts?: readonly string[];
}

/** A door that leads to a good or, through a hall, to a poor end. */
export const someStory: ScenarioFacts = {
  id: "story",
  start: "door",
  steps: {
    door: { choices: { c1: "hall", c2: "good" } },
    hall: { choices: { c1: "poor", c2: "good" } },
    good: { ending: "good" },
    poor: { ending: "poor" },
  },
};

function storyFor({ id, steps }: ScenarioFacts): Part {
  return {
    kind: "scenario",
    id,
    title: `Story ${id}`,
    steps: Object.entries(steps).map(([step, node]) => ({
      id: step,
      html: `<p>STEP ${step}</p>`,
      choices: "choices" in node ? Object.keys(node.choices).map(option) : [],
    })),
  };
}

export interface MadeCourse {
  readonly courseId: string;
  readonly moduleId: string;
  readonly lessonIds: readonly string[];
  /** A second module, without lessons. */
  addModule(wish: Pick<CourseWish, "quiz">): Promise<void>;
  /** Imports the lesson again with other facts: a new version, which becomes the current one. */
  change(lessonId: string, wish: LessonWish): Promise<string>;
  /** The same for the module's quiz and for the course. */
  changeModule(wish: Pick<CourseWish, "quiz" | "moduleRequires"> & ChangeWish): Promise<string>;
  changeCourse(wish: Pick<CourseWish, "assessment" | "fieldTask" | "requires"> & ChangeWish): Promise<string>;
  retire(itemId: string): Promise<void>;
}

type TestWish = Omit<z.input<typeof moduleFacts>["quiz"] & {}, "questions"> & {
  readonly questions: readonly QuestionFacts[];
};
interface ChangeWish {
  readonly change?: LessonFacts["change"];
}

interface CourseWish {
  readonly lessons?: readonly LessonWish[];
  readonly quiz?: TestWish;
  readonly assessment?: TestWish;
  readonly fieldTask?: { readonly id: string; readonly minutes: number };
  readonly companion?: "strong-families" | "treatnet-family";
  /** In preparation: on paths and in lists, with nothing to do. */
  readonly announced?: boolean;
  /** What must be there before the course, or its module, opens. */
  readonly requires?: Rule;
  readonly moduleRequires?: Rule;
  /** In which languages every item has words; English is always the source. */
  readonly languages?: readonly Locale[];
}

/** A course of one module with these lessons, in English unless more is asked, and tests where questions are given. */
export async function makeCourse(db: Database, wish: CourseWish = {}): Promise<MadeCourse> {
  const courseId = unique("course");
  const moduleId = unique("module");
  const { languages = ["en"] } = wish;
  const base = (id: string) => ({ id, catalogueRef: id });
  const course = ({
    assessment,
    fieldTask,
    requires,
    change,
  }: Pick<CourseWish, "assessment" | "fieldTask" | "requires"> & ChangeWish) =>
    courseFacts.parse({
      ...base(courseId),
      audience: ["specialist"],
      requires,
      assessment,
      fieldTask,
      companion: wish.companion,
      availability: wish.announced ? "announced" : "open",
      change,
    });
  const courseWords = ({ assessment, fieldTask }: CourseWish): Part[] => [
    ...(assessment?.questions ?? []).map(wordsFor),
    ...(fieldTask
      ? [{ kind: "field-task" as const, id: fieldTask.id, html: "<p>TEXT OF THE TASK</p>" }]
      : []),
  ];
  const module = ({ quiz, moduleRequires, change }: CourseWish & ChangeWish, id = moduleId) =>
    moduleFacts.parse({ ...base(id), requires: moduleRequires, quiz, change });
  const moduleWords = ({ quiz }: CourseWish): Part[] => (quiz?.questions ?? []).map(wordsFor);
  await put(db, { kind: "course", parentId: null, position: 1 }, course(wish), courseWords(wish), languages);
  const putModule = (id: string, position: number, one: CourseWish) =>
    put(db, { kind: "module", parentId: courseId, position }, module(one, id), moduleWords(one), languages);
  await putModule(moduleId, 1, wish);
  const lesson = (
    id: string,
    {
      questions = [],
      lawCheck = "none",
      safety = "none",
      prompts = ["r1"],
      reflectionForm,
      ...more
    }: LessonWish,
  ) =>
    lessonFacts.parse({
      ...more,
      ...base(id),
      minutes: 10,
      competencies: ["some-competency"],
      basis: "practice",
      questions,
      lawCheck,
      safety,
      reflections: prompts.map((prompt) => ({ id: prompt, form: reflectionForm })),
    });
  const words = ({
    questions = [],
    fieldTasks = [],
    scenarios = [],
    prompts = ["r1"],
    officialTraining,
  }: LessonWish): Part[] => [
    { kind: "html", html: "<h2>The idea</h2><p>TEXT OF THE LESSON</p>" },
    ...(officialTraining
      ? [{ kind: "checklist" as const, id: "c1", title: "Checklist", items: ["ITEM OF THE CHECKLIST"] }]
      : []),
    ...questions.map(wordsFor),
    ...fieldTasks.map(({ id }) => ({ kind: "field-task" as const, id, html: "<p>TEXT OF THE TASK</p>" })),
    ...scenarios.map(storyFor),
    ...prompts.map((id) => ({ kind: "reflection" as const, id, html: "<p>What do you think?</p>" })),
  ];
  const lessonIds: string[] = [];
  for (const [at, one] of (wish.lessons ?? [{}]).entries()) {
    const id = unique("lesson");
    const place = { kind: "lesson", parentId: moduleId, position: at + 1 } as const;
    await put(db, place, lesson(id, one), words(one), languages);
    lessonIds.push(id);
  }
  return {
    courseId,
    moduleId,
    lessonIds,
    addModule: (one) => putModule(unique("module"), 2, one),
    change: (id, one) => addVersion(db, lesson(id, one), words(one), languages),
    changeModule: (one) => addVersion(db, module(one), moduleWords(one), languages),
    changeCourse: (one) => addVersion(db, course(one), courseWords(one), languages),
    retire: async (id) => {
      await db.update(contentItem).set({ retiredAt: new Date() }).where(eq(contentItem.id, id));
    },
  };
}

async function put(
  db: Database,
  place: { readonly kind: ItemKind; readonly parentId: string | null; readonly position: number },
  facts: ItemFacts,
  parts: Part[],
  languages: readonly Locale[],
) {
  await db.insert(contentItem).values({ id: facts.id, sourceHash: facts.id, ...place });
  await addVersion(db, facts, parts, languages);
}

async function addVersion(
  db: Database,
  facts: ItemFacts,
  parts: Part[],
  languages: readonly Locale[],
): Promise<string> {
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
  await db.insert(contentText).values(
    languages.map((locale) => ({
      versionId,
      locale,
      title: locale === "en" ? `Title of ${facts.id}` : `Title of ${facts.id} in ${locale}`,
      summary: "",
      outcomes: [],
      translation: locale === "en" ? ("source" as const) : ("unreviewed" as const),
      parts: parts.map((part) => inLanguage(part, locale)),
    })),
  );
  await db.update(contentItem).set({ currentVersionId: versionId }).where(eq(contentItem.id, facts.id));
  return versionId;
}

/** The same part with words that tell their language; English stays as it is. */
function inLanguage(part: Part, locale: Locale): Part {
  if (locale === "en" || part.kind !== "question") return part;
  return { ...part, stem: part.stem.replace("<p>", `<p>${locale}: `) };
}
