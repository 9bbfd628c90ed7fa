import { describe, expect, it } from "vitest";
import type { ContentFiles } from "#app/content/content-files.ts";
import { FindingList } from "#app/content/finding.ts";
import { checkPaths } from "#app/content/items/check-paths.ts";
import { checkRules } from "#app/content/items/check-rules.ts";
import { listItemSources } from "#app/content/items/item-source.ts";
import { readLibrary } from "#app/content/library.ts";
import { readYaml } from "#app/content/read-yaml.ts";
import { lessonFacts } from "#app/domain/curriculum/facts.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import { describeFinding } from "#app/i18n/describe-finding.ts";
import { sampleTree } from "./sample-tree.ts";

const text = "---\ntitle: T\nsummary: S.\ntranslation: source\n---\n\nText.\n";
const lesson = (id: string, requires: string | null = null) =>
  `id: ${id}\ncatalogueRef: x\nminutes: 5\ncompetencies: [tm25-theory]\nbasis: practice\n${
    requires === null ? "" : `requires: ${requires}\n`
  }`;
const module = (id: string, more = "") => `id: ${id}\ncatalogueRef: x\n${more}`;
const course = (id: string, more = "") => `id: ${id}\ncatalogueRef: x\naudience: [specialist]\n${more}`;
const quiz = "quiz: { draw: 1, questions: [{ id: q1, kind: true-false, key: true }] }\n";
const task = "fieldTask: { id: f1, minutes: 60 }\n";

/** Two courses, `one` with module `m-one` and lessons `a` and `b`, `two` with `m-two` and `c`; `changes` by id. */
function tree(changes: Readonly<Record<string, string>> = {}): ContentFiles {
  const items: Record<string, [folder: string, yaml: string, kind: string]> = {
    one: ["courses/01-one", course("one", task), "course"],
    "m-one": ["courses/01-one/01-m-one", module("m-one", quiz), "module"],
    a: ["courses/01-one/01-m-one/01-a", lesson("a"), "lesson"],
    b: ["courses/01-one/01-m-one/02-b", lesson("b"), "lesson"],
    two: ["courses/02-two", course("two"), "course"],
    "m-two": ["courses/02-two/01-m-two", module("m-two"), "module"],
    c: ["courses/02-two/01-m-two/01-c", lesson("c"), "lesson"],
  };
  const files = Object.entries(items).flatMap(([id, [folder, yaml, kind]]) => [
    [`${folder}/${kind}.yaml`, changes[id] ?? yaml] as const,
    [`${folder}/en.mdx`, text] as const,
  ]);
  return sampleTree({ ...Object.fromEntries(files), "paths.yaml": changes["paths"] ?? "[]\n" });
}

function findingsIn(changes: Readonly<Record<string, string>>) {
  const files = tree(changes);
  return checkRules(listItemSources(files), files);
}
const codes = (changes: Readonly<Record<string, string>>) => findingsIn(changes).map(({ code }) => code);

describe("rules that can be met", () => {
  it.each([
    ["an earlier lesson", { b: lesson("b", "{ lesson: a }") }],
    ["a quiz, also of its own module", { b: lesson("b", "{ quiz: m-one, atLeast: 60 }") }],
    ["another course", { c: lesson("c", "{ course: one }") }],
    ["a signed field task", { c: lesson("c", "{ fact: field-task-signed, subject: one }") }],
    ["an official training", { c: lesson("c", "{ fact: official-training, subject: strong-families }") }],
    ["a held session", { c: lesson("c", "{ fact: session-held, subject: any }") }],
    ["a day", { c: lesson("c", "{ from: 2027-01-01 }") }],
    ["a tree of them", { c: lesson("c", "{ all: [{ lesson: a }, { any: [{ lesson: b }, { from: 2027-01-01 }] }] }") }],
  ])("name %s", (_what, changes) => {
    expect(findingsIn(changes)).toEqual([]);
  });
});

describe("rules about what is not there", () => {
  it.each([
    ["a lesson", "{ lesson: nowhere }", "rule-unknown"],
    ["a course where a lesson is meant", "{ lesson: one }", "rule-unknown"],
    ["a course", "{ course: nowhere }", "rule-unknown"],
    ["a module without a quiz", "{ quiz: m-two, atLeast: 50 }", "rule-no-quiz"],
    ["a course without an assessment", "{ quiz: two, atLeast: 50 }", "rule-no-quiz"],
    ["a course without a field task", "{ fact: field-task-signed, subject: two }", "rule-no-task"],
    ["a training that nobody records", "{ fact: official-training, subject: driving }", "rule-no-record"],
    ["one session by its name", "{ fact: session-held, subject: first }", "rule-no-record"],
  ])("are refused: %s", (_what, requires, code) => {
    expect(codes({ b: lesson("b", requires) })).toEqual([code]);
  });

  it("point to the place in the file and say in three languages how to mend it", () => {
    const [finding] = findingsIn({ b: lesson("b", "\n  all:\n    - { lesson: a }\n    - { lesson: nowhere }") });
    expect(finding).toMatchObject({ file: "courses/01-one/01-m-one/02-b/lesson.yaml", line: 9 });
    for (const locale of locales) {
      const words = finding ? describeFinding(finding.code, finding.params, locale) : null;
      expect(words?.what).toContain("nowhere");
      expect(`${words?.what}${words?.mend}`).not.toMatch(/\{\w+\}/);
    }
  });

  it("are refused when no percent could reach them", () => {
    const findings = new FindingList("lesson.yaml");
    readYaml(lesson("b", "{ quiz: m-one, atLeast: 101 }"), lessonFacts, findings);
    expect(findings.items).toMatchObject([{ code: "yaml-wrong-value", params: { key: "requires.atLeast" } }]);
  });
});

describe("circles", () => {
  it.each([
    ["a lesson that waits for itself", { a: lesson("a", "{ lesson: a }") }, 1],
    ["two lessons that wait for each other", { a: lesson("a", "{ lesson: b }"), b: lesson("b", "{ lesson: a }") }, 2],
    ["a lesson that waits for its own course", { a: lesson("a", "{ course: one }") }, 1],
    ["a module that waits for its own lesson", { "m-one": module("m-one", `${quiz}requires: { lesson: a }\n`) }, 1],
    ["a module that waits for its own quiz", { "m-one": module("m-one", `${quiz}requires: { quiz: m-one, atLeast: 1 }\n`) }, 1],
    ["a course that waits for its own field task", { one: course("one", `${task}requires: { fact: field-task-signed, subject: one }\n`) }, 1],
    [
      "two courses, through a lesson of each",
      { a: lesson("a", "{ course: two }"), c: lesson("c", "{ course: one }") },
      2,
    ],
    ["one way of several that leads back", { a: lesson("a", "{ any: [{ lesson: b }, { course: one }] }") }, 1],
  ])("are refused: %s", (_what, changes, count) => {
    expect(codes(changes)).toEqual(Array.from({ length: count }, () => "rule-circle"));
  });

  it("are told from what waits behind one, and from what nobody can complete", () => {
    const circle = { a: lesson("a", "{ lesson: a }"), c: lesson("c", "{ lesson: a }") };
    expect(codes(circle)).toEqual(["rule-circle", "rule-never"]);
    const announced = { two: course("two", "availability: announced\n"), a: lesson("a", "{ course: two }") };
    expect(codes(announced)).toEqual(["rule-never"]);
  });
});

describe("paths", () => {
  const words = "{ tk: a, ru: b, en: c }";
  const path = (steps: string) =>
    `- id: p\n  titles: ${words}\n  summaries: ${words}\n  audience: [manager]\n  steps: ${steps}\n`;
  const findings = (steps: string) => {
    const files = tree({ paths: path(steps), two: course("two", "availability: announced\n") });
    const library = readLibrary(files);
    expect(library.findings).toEqual([]);
    return checkPaths(library.paths, listItemSources(files)).map(({ code, params }) => [code, params["named"]]);
  };

  it("lead through courses, some of their modules, and courses in preparation", () => {
    expect(findings("[{ course: one, modules: [m-one] }, { course: two }]")).toEqual([]);
  });

  it("are refused when they name what is not there, a module of another course, or a course twice", () => {
    expect(findings("[{ course: nowhere }]")).toEqual([["path-unknown", "nowhere"]]);
    expect(findings("[{ course: two, modules: [m-one] }]")).toEqual([["path-unknown", "m-one"]]);
    expect(findings("[{ course: one }, { course: one }]")).toEqual([["path-twice", "one"]]);
  });
});
