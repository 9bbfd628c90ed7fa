import { isCourseFacts, isLessonFacts, type ItemFacts } from "#app/domain/curriculum/facts.ts";
import { isMet, type RuleLeaf } from "#app/domain/curriculum/rule.ts";
import { testOf } from "#app/domain/curriculum/test-of.ts";

/** An item of the whole tree, as far as rules care. */
export interface RuleItem {
  readonly id: string;
  readonly parentId: string | null;
  readonly facts: ItemFacts;
}

/**
 * Which items somebody can ever open, who does everything that is open to her. `without` stays closed, with all that
 * stands in it; `given` are open from the start.
 */
export function openable(
  items: readonly RuleItem[],
  { without = null, given = [] }: { without?: string | null; given?: readonly string[] } = {},
): Set<string> {
  const open = new Set(given);
  const known = new Map(items.map((item) => [item.id, item]));
  for (let grew = true; grew;) {
    grew = false;
    for (const { id, parentId, facts } of items) {
      if (open.has(id) || id === without) continue;
      if (parentId !== null && known.has(parentId) && !open.has(parentId)) continue;
      if (facts.requires && !isMet(facts.requires, (leaf) => canBeMet(leaf, open, items))) continue;
      open.add(id);
      grew = true;
    }
  }
  return open;
}

/** Whether what a leaf asks can be there once these items are open. */
export function canBeMet(leaf: RuleLeaf, open: ReadonlySet<string>, items: readonly RuleItem[]): boolean {
  if ("lesson" in leaf) return open.has(leaf.lesson);
  if ("quiz" in leaf) return open.has(leaf.quiz);
  if ("course" in leaf) return canBeCompleted(leaf.course, open, items);
  return !("fact" in leaf) || leaf.fact !== "field-task-signed" || open.has(leaf.subject);
}

/** A course is complete when every lesson and every test in it is done, and its field task, which it opens itself. */
function canBeCompleted(id: string, open: ReadonlySet<string>, items: readonly RuleItem[]): boolean {
  const course = items.find((item) => item.id === id);
  if (!course || !isCourseFacts(course.facts) || course.facts.availability !== "open") return false;
  const modules = items.filter(({ parentId }) => parentId === id);
  const within = items.filter(({ parentId }) => modules.some((module) => module.id === parentId));
  const asked = [course, ...modules.filter(({ facts }) => testOf(facts) !== null), ...within];
  return within.some(({ facts }) => isLessonFacts(facts)) && asked.every((item) => open.has(item.id));
}
