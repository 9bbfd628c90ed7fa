import { isCourseFacts, isLessonFacts, lessonFacts } from "#app/domain/curriculum/facts.ts";
import { itemNamedBy, leavesOf, type RuleLeaf } from "#app/domain/curriculum/rule.ts";
import { testOf } from "#app/domain/curriculum/test-of.ts";
import type { ContentFiles } from "../content-files.ts";
import { FindingList, type Finding } from "../finding.ts";
import type { ItemSource } from "./item-source.ts";
import { readFacts, type ReadFacts } from "./read-item.ts";
import { canBeMet, openable, type RuleItem } from "./reachable.ts";

const trainings: readonly string[] = lessonFacts.shape.officialTraining.unwrap().options;

interface Ruled extends RuleItem {
  readonly source: ItemSource;
  readonly place: ReadFacts["place"];
}

/**
 * Rules that could never be met: about things that are not there, about what nobody records, and circles, also those
 * through a course or module that an item waits for while standing in it. Looks at the whole tree.
 */
export function checkRules(sources: readonly ItemSource[], files: ContentFiles): Finding[] {
  const decoder = new TextDecoder();
  const hasRule = ({ yaml }: ItemSource) => decoder.decode(files.get(yaml)?.bytes).includes("requires");
  if (!sources.some(hasRule)) return [];
  const items = sources.flatMap((source): Ruled[] => {
    const { facts, place } = readFacts(source, files, []);
    return facts ? [{ id: facts.id, parentId: source.parentId, facts, source, place }] : [];
  });
  return items.flatMap((item) => checkItem(item, items));
}

function checkItem(item: Ruled, items: readonly Ruled[]): Finding[] {
  const { id, facts, source, place } = item;
  if (!facts.requires) return [];
  const findings = new FindingList(source.yaml);
  const withoutIt = openable(items, { without: id });
  const withIt = openable(items, { given: [id] });
  for (const { leaf, path } of leavesOf(facts.requires)) {
    const at = place(["requires", ...path]);
    const missing = whatIsMissing(leaf, items);
    if (missing) findings.add(missing.code, at, missing.params);
    else if (!canBeMet(leaf, withoutIt, items)) {
      const named = itemNamedBy(leaf) ?? "";
      // Only with the item itself open: it waits for what waits for it.
      const circle = canBeMet(leaf, withIt, items);
      findings.add(circle ? "rule-circle" : "rule-never", at, { id, named });
    }
  }
  return findings.items;
}

interface Missing {
  readonly code: "rule-unknown" | "rule-no-quiz" | "rule-no-task" | "rule-no-record";
  readonly params: Finding["params"];
}

/** What a leaf asks for and is not there at all. */
function whatIsMissing(leaf: RuleLeaf, items: readonly Ruled[]): Missing | null {
  if ("from" in leaf) return null;
  if ("fact" in leaf && leaf.fact !== "field-task-signed") {
    const { fact, subject } = leaf;
    const recorded = fact === "session-held" ? ["any"] : trainings;
    if (recorded.includes(subject)) return null;
    return { code: "rule-no-record", params: { fact, subject, known: recorded.join(", ") } };
  }
  const named = itemNamedBy(leaf) ?? "";
  const facts = items.find((one) => one.id === named)?.facts;
  if ("lesson" in leaf && !isLessonFacts(facts))
    return { code: "rule-unknown", params: { kind: "lesson", named } };
  if ("course" in leaf && !isCourseFacts(facts))
    return { code: "rule-unknown", params: { kind: "course", named } };
  if ("quiz" in leaf && (!facts || (testOf(facts)?.questions.length ?? 0) === 0))
    return { code: "rule-no-quiz", params: { named } };
  if ("fact" in leaf && !hasFieldTask(facts)) return { code: "rule-no-task", params: { named } };
  return null;
}

function hasFieldTask(facts: unknown): boolean {
  if (isLessonFacts(facts)) return facts.fieldTasks.length > 0;
  return isCourseFacts(facts) && facts.fieldTask !== undefined;
}
