import {
  isCourseFacts,
  isLessonFacts,
  type ItemFacts,
  type QuestionFacts,
  type ScenarioFacts,
} from "#app/domain/curriculum/facts.ts";
import { FindingList, type Finding, type Place } from "../finding.ts";
import type { BlockMark } from "../mdx/compiled-text.ts";
import type { ReadItem, ReadText } from "./read-item.ts";
import { checkScenarioGraph } from "./check-scenario-graph.ts";

/** All questions of an item with their path in its YAML. */
export function questionsOf(facts: ItemFacts): { question: QuestionFacts; path: readonly PropertyKey[] }[] {
  const at = (questions: readonly QuestionFacts[], ...path: string[]) =>
    questions.map((question, index) => ({ question, path: [...path, index] }));
  if (isLessonFacts(facts)) return at(facts.questions, "questions");
  if (isCourseFacts(facts)) return at(facts.assessment?.questions ?? [], "assessment", "questions");
  return at(facts.quiz?.questions ?? [], "quiz", "questions");
}

interface Declared {
  readonly component: string;
  readonly id: string;
  readonly path: readonly PropertyKey[];
}

/** YAML and every text name the same things, and keys name options that exist. */
export function checkAgreement({ source, facts, factsPlace, texts }: ReadItem): Finding[] {
  if (!facts) return [];
  const yaml = new FindingList(source.yaml);
  const declared = declaredIn(facts);
  const seen = new Set<string>();
  for (const { id, path } of declared) {
    if (seen.has(id)) yaml.add("id-twice", factsPlace([...path, "id"]), { id });
    seen.add(id);
  }
  if (isLessonFacts(facts))
    facts.scenarios.forEach((scenario, index) =>
      checkScenarioGraph(scenario, factsPlace(["scenarios", index]), yaml),
    );
  const test = isCourseFacts(facts) ? facts.assessment : isLessonFacts(facts) ? undefined : facts.quiz;
  if (test && test.draw > test.questions.length)
    yaml.add("draw-too-large", factsPlace([isCourseFacts(facts) ? "assessment" : "quiz", "draw"]), {
      draw: test.draw,
      pool: test.questions.length,
    });
  if (typeof facts.change === "object" && !isLessonFacts(facts) && !test)
    yaml.add("redo-no-test", factsPlace(["change"]));
  const readable = texts.filter((text) => text.compiled.findings.length === 0);
  return [
    ...yaml.items,
    ...readable.flatMap((text) => checkText(text, facts, declared, source.yaml, factsPlace)),
  ];
}

function declaredIn(facts: ItemFacts): Declared[] {
  const some = (component: string, key: string, things: readonly { id: string }[]): Declared[] =>
    things.map(({ id }, index) => ({ component, id, path: [key, index] }));
  const questions = questionsOf(facts).map(({ question, path }) => ({
    component: "Question",
    id: question.id,
    path,
  }));
  if (isLessonFacts(facts))
    return [
      ...questions,
      ...some("Scenario", "scenarios", facts.scenarios),
      ...some("Reflection", "reflections", facts.reflections),
      ...some("FieldTask", "fieldTasks", facts.fieldTasks),
      ...some("Prompt", "supervision", facts.supervision),
    ];
  if (isCourseFacts(facts) && facts.fieldTask)
    questions.push({ component: "FieldTask", id: facts.fieldTask.id, path: ["fieldTask"] });
  return questions;
}

const withFacts = new Set(["Question", "Scenario", "Reflection", "FieldTask", "Prompt"]);
const withIds = new Set([...withFacts, "Checklist"]);

function checkText(
  text: ReadText,
  facts: ItemFacts,
  declared: readonly Declared[],
  yamlFile: string,
  factsPlace: ReadItem["factsPlace"],
): Finding[] {
  const findings = new FindingList(text.file);
  const yaml = new FindingList(yamlFile);
  const { blocks } = text.compiled.index;
  const seen = new Set<string>();
  for (const block of blocks.filter(({ name }) => withIds.has(name))) {
    const id = block.id ?? "";
    if (seen.has(id)) findings.add("id-twice", block, { id });
    seen.add(id);
    if (withFacts.has(block.name) && !declared.some((one) => one.component === block.name && one.id === id))
      findings.add("facts-missing", block, { name: block.name, id, file: yamlFile.split("/").at(-1) ?? "" });
  }
  for (const { component, id, path } of declared)
    if (!blocks.some((block) => block.name === component && block.id === id))
      yaml.add("words-missing", factsPlace(path), {
        name: component,
        id,
        file: text.file.split("/").at(-1) ?? "",
      });

  const question = new Map(questionsOf(facts).map((one) => [one.question.id, one]));
  const scenarios = new Map(isLessonFacts(facts) ? facts.scenarios.map((one) => [one.id, one]) : []);
  blocks.forEach((block, at) => {
    const inside = insideOf(blocks, at);
    const asked = block.name === "Question" ? question.get(block.id ?? "") : undefined;
    if (asked)
      checkQuestion(asked.question, block, inside, findings, (code, params) =>
        yaml.add(code, factsPlace([...asked.path, "key"]), params),
      );
    const scenario = block.name === "Scenario" ? scenarios.get(block.id ?? "") : undefined;
    if (scenario) checkScenarioWords(scenario, block, inside, findings);
  });
  return [...findings.items, ...yaml.items];
}

/** The components of one block: all that follow until the next block of the top level. */
function insideOf(blocks: readonly BlockMark[], at: number): BlockMark[] {
  const end = blocks.findIndex(
    (block, index) => index > at && block.parent === null && block.name !== "Term",
  );
  return blocks.slice(at + 1, end < 0 ? undefined : end);
}

type KeyFinding = (
  code: "key-option-unknown" | "key-option-missing" | "gap-missing",
  params: Record<string, string>,
) => void;

function checkQuestion(
  facts: QuestionFacts,
  block: BlockMark,
  inside: readonly BlockMark[],
  findings: FindingList,
  keyFinding: KeyFinding,
): void {
  const idsOf = (name: string): string[] => {
    const found = inside.filter((one) => one.name === name);
    const ids = found.map((one) => one.id ?? "");
    found.forEach((one, at) => {
      if (ids.indexOf(one.id ?? "") !== at) findings.add("id-twice", one, { id: one.id ?? "" });
    });
    return ids;
  };
  const options = idsOf("Option");
  const targets = idsOf("Target");
  const gaps = idsOf("Gap");
  const unknown = (ids: readonly string[], known: readonly string[]): void => {
    for (const option of ids)
      if (!known.includes(option)) keyFinding("key-option-unknown", { id: facts.id, option });
  };
  const missing = (ids: readonly string[], key: readonly string[]): void => {
    for (const option of ids)
      if (!key.includes(option)) keyFinding("key-option-missing", { id: facts.id, option });
  };
  const misfit = (): void => findings.add("options-do-not-fit", block, { id: facts.id, kind: facts.kind });
  const atLeastTwo = (): void => {
    if (options.length < 2) findings.add("options-few", block, { id: facts.id, count: options.length });
  };
  const written = facts.kind === "short-text" || facts.kind === "numeric";
  if (!written && inside.some((one) => one.name === "Feedback")) misfit();
  if (facts.kind !== "match" && targets.length > 0) misfit();
  if (facts.kind !== "gaps" && gaps.length > 0) misfit();

  switch (facts.kind) {
    case "single":
      atLeastTwo();
      return unknown([facts.key], options);
    case "multiple":
      atLeastTwo();
      return unknown(facts.key, options);
    case "true-false":
      if (options.toSorted().join() !== "false,true") misfit();
      return;
    case "order":
      atLeastTwo();
      unknown(facts.key, options);
      if (new Set(facts.key).size !== facts.key.length)
        keyFinding("key-option-unknown", { id: facts.id, option: "×2" });
      return missing(options, facts.key);
    case "match":
      atLeastTwo();
      unknown(Object.keys(facts.key), options);
      unknown(Object.values(facts.key), targets);
      return missing(options, Object.keys(facts.key));
    case "gaps":
      unknown(Object.values(facts.key), options);
      for (const gap of Object.keys(facts.key))
        if (!gaps.includes(gap)) keyFinding("gap-missing", { id: facts.id, gap });
      return missing(gaps, Object.keys(facts.key));
    case "short-text":
    case "numeric":
      if (options.length > 0) misfit();
      if (!inside.some((one) => one.name === "Feedback"))
        findings.add("feedback-element-missing", block, { id: facts.id });
  }
}

function checkScenarioWords(
  facts: ScenarioFacts,
  block: Place,
  inside: readonly BlockMark[],
  findings: FindingList,
): void {
  const steps = inside.filter((one) => one.name === "Step");
  for (const id of Object.keys(facts.steps))
    if (!steps.some((step) => step.id === id))
      findings.add("words-missing", block, { name: "Step", id, file: "" });
  steps.forEach((step, at) => {
    const id = step.id ?? "";
    if (steps.findIndex((other) => other.id === id) !== at) findings.add("id-twice", step, { id });
    const known = facts.steps[id];
    if (!known) return findings.add("facts-missing", step, { name: "Step", id, file: "lesson.yaml" });
    const from = inside.indexOf(step);
    const next = inside.findIndex((one, index) => index > from && one.name === "Step");
    const choices = inside
      .slice(from + 1, next < 0 ? undefined : next)
      .filter((one) => one.name === "Choice");
    const written = choices.map((choice) => choice.id ?? "");
    const expected = "choices" in known ? Object.keys(known.choices) : [];
    if (written.toSorted().join() !== expected.toSorted().join())
      findings.add("step-choices", step, { id, expected: expected.join(", ") || "—" });
  });
}
