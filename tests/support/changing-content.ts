import { createHash } from "node:crypto";
import {
  courseFacts,
  lessonFacts,
  moduleFacts,
  type ItemFacts,
  type QuestionFacts,
} from "#app/domain/curriculum/facts.ts";
import type { Part } from "#app/domain/curriculum/parts.ts";
import { placeItem } from "#app/domain/curriculum/place-item.server.ts";
import { publishItem } from "#app/domain/curriculum/publish-item.server.ts";
import { retireItems } from "#app/domain/curriculum/retire-items.server.ts";
import type { ItemKind } from "#app/domain/curriculum/vocabulary.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { wordsFor } from "./course.ts";
import type { Chance } from "./seeded.ts";

interface Item {
  readonly id: string;
  readonly kind: ItemKind;
  parentId: string | null;
  position: number;
  facts: ItemFacts;
  title: string;
  retired: boolean;
  /** What it was in its versions, to go back to one of them. */
  readonly past: { readonly facts: ItemFacts; readonly title: string }[];
}

/** A small curriculum that its authors change at random, through the same commands as an import. */
export interface ChangingContent {
  ids(kind: ItemKind): string[];
  factsOf(id: string): ItemFacts;
  courseOf(id: string): string;
  edit(chance: Chance): Promise<void>;
}

const pool: readonly QuestionFacts[] = [
  { id: "q1", kind: "single", key: "b", competencies: [] },
  { id: "q2", kind: "single", key: "b", competencies: [] },
  { id: "q3", kind: "true-false", key: true, competencies: [] },
  { id: "q4", kind: "multiple", key: ["b"], competencies: [] },
  // The same question, asked otherwise.
  { id: "q1", kind: "multiple", key: ["b"], competencies: [] },
];

export async function makeChangingContent(system: Ctx, prefix: string): Promise<ChangingContent> {
  const items = new Map<string, Item>();
  const at = (id: string): Item => {
    const item = items.get(id);
    if (!item) throw new Error(`no item ${id}`);
    return item;
  };
  const ids = (kind: ItemKind) =>
    [...items.values()].filter((item) => item.kind === kind).map(({ id }) => id);

  async function publish(item: Item): Promise<void> {
    item.past.push({ facts: item.facts, title: item.title });
    item.retired = false;
    await publishItem(system, {
      ...item,
      hash: createHash("sha256")
        .update(canonicalJson([item.title, item.facts]))
        .digest("hex"),
      sourceHash: `${item.id} ${item.past.length}`,
      texts: {
        en: {
          title: item.title,
          summary: "",
          outcomes: [],
          translation: "source",
          review: null,
          parts: partsOf(item.facts),
        },
      },
      assets: [],
    });
  }
  async function add(id: string, kind: ItemKind, parentId: string | null, facts: ItemFacts): Promise<void> {
    const item = { id, kind, parentId, position: items.size, facts, title: id, retired: false, past: [] };
    items.set(id, item);
    await publish(item);
  }

  for (const c of [1, 2]) {
    const course = `${prefix}-c${c}`;
    await add(course, "course", null, courseFactsFor(course, c === 1));
    for (const m of [1, 2]) {
      const module = `${course}-m${m}`;
      await add(
        module,
        "module",
        course,
        moduleFactsFor(module, { draw: 3, passPercent: 50, questions: pool.slice(0, 4) }),
      );
      for (const l of [1, 2]) {
        const lesson = `${module}-l${l}`;
        await add(lesson, "lesson", module, lessonFactsFor(lesson, pool.slice(0, 2)));
      }
    }
  }

  async function edit(chance: Chance): Promise<void> {
    const item = at(chance.pick([...items.keys()]));
    const { kind, id } = item;
    const does = chance.below(100);
    if (does < 45) {
      item.facts = changedFacts(item, chance);
      if (chance.in100(30)) item.title = `${id} ${chance.below(5)}`;
      await publish(item);
    } else if (does < 55) {
      const before = chance.pick(item.past);
      Object.assign(item, before);
      await publish(item);
    } else if (does < 75) {
      if (kind !== "course") item.parentId = chance.pick(ids(kind === "lesson" ? "module" : "course"));
      item.position = chance.below(20);
      item.retired = false;
      await placeItem(system, item);
    } else if (does < 88) {
      item.retired = true;
      await retireItems(system, [id]);
    } else {
      for (const one of items.values()) {
        if (!one.retired) continue;
        one.retired = false;
        await placeItem(system, one);
      }
    }
  }

  return {
    ids,
    factsOf: (id) => at(id).facts,
    courseOf: (id) => {
      const { parentId } = at(id);
      return parentId === null ? id : (at(parentId).parentId ?? parentId);
    },
    edit,
  };
}

const impacts = ["minor", "adds-optional", { redoBy: "2027-01-15" }, { redoBy: "2027-06-15" }] as const;

function changedFacts({ id, kind }: Item, chance: Chance): ItemFacts {
  const change = chance.pick(impacts);
  const some = pool.filter(
    ({ id: one }, i) => pool.findIndex((other) => other.id === one) === i || chance.in100(50),
  );
  const asked = some
    .filter((one, i) => some.findLastIndex((other) => other.id === one.id) === i)
    .filter(() => chance.in100(70));
  const test = {
    draw: 1 + chance.below(3),
    passPercent: chance.pick([20, 50, 80, 100]),
    questions: asked.length > 0 ? asked : pool.slice(0, 1),
    ...(chance.in100(20) ? { attempts: 2 } : {}),
    waitHours: chance.pick([0, 0, 24]),
  };
  switch (kind) {
    case "lesson":
      return lessonFactsFor(id, asked, { change, lawCheck: chance.in100(15) ? "pending" : "none" });
    case "module":
      return moduleFactsFor(id, chance.in100(80) ? test : undefined, { change });
    case "course":
      return courseFactsFor(id, chance.in100(50), {
        change,
        ...(chance.in100(60) ? { assessment: test } : {}),
        availability: chance.in100(10) ? "announced" : "open",
      });
  }
}

const base = (id: string) => ({ id, catalogueRef: id });

function lessonFactsFor(id: string, questions: readonly QuestionFacts[], more: object = {}): ItemFacts {
  return lessonFacts.parse({
    ...base(id),
    minutes: 10,
    competencies: ["some-competency"],
    basis: "practice",
    questions,
    ...more,
  });
}

const moduleFactsFor = (id: string, quiz: object | undefined, more: object = {}): ItemFacts =>
  moduleFacts.parse({ ...base(id), quiz, ...more });

const courseFactsFor = (id: string, withTask: boolean, more: object = {}): ItemFacts =>
  courseFacts.parse({
    ...base(id),
    audience: ["specialist"],
    fieldTask: withTask ? { id: "f1", minutes: 60 } : undefined,
    ...more,
  });

function partsOf(facts: ItemFacts): Part[] {
  const questions =
    "questions" in facts
      ? facts.questions
      : "audience" in facts
        ? (facts.assessment?.questions ?? [])
        : "quiz" in facts
          ? (facts.quiz?.questions ?? [])
          : [];
  return [{ kind: "html", html: `<p>TEXT OF ${facts.id}</p>` }, ...questions.map(wordsFor)];
}
