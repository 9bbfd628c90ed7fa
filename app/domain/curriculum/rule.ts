import { z } from "zod";
import { slug } from "./slug.ts";

/**
 * What must be there before an item opens: a tree of `all` and `any` over what a person did, what was recorded of
 * her and the date. There is no `not`: what is open for a person never closes again.
 */
export type Rule =
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  /** A lesson completed. */
  | { readonly lesson: string }
  /** The quiz of a module, or the assessment of a course: the best submitted score, in percent. */
  | { readonly quiz: string; readonly atLeast: number }
  | { readonly course: string }
  /** `subject`: the training, the course of the field task, or `any` for any held session. */
  | { readonly fact: "official-training" | "field-task-signed" | "session-held"; readonly subject: string }
  /** From this day on, in the country's time: `2026-11-22`. */
  | { readonly from: string };

export const rule: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(rule).min(1) }),
    z.strictObject({ any: z.array(rule).min(1) }),
    z.strictObject({ lesson: slug }),
    z.strictObject({ quiz: slug, atLeast: z.number().int().min(1).max(100) }),
    z.strictObject({ course: slug }),
    z.strictObject({
      fact: z.enum(["official-training", "field-task-signed", "session-held"]),
      subject: slug,
    }),
    z.strictObject({ from: z.iso.date() }),
  ]),
);

export type RuleLeaf = Exclude<Rule, { readonly all: readonly Rule[] } | { readonly any: readonly Rule[] }>;

/** Everything that a rule asks for, with its place in the tree. */
export function leavesOf(
  tree: Rule,
  path: readonly PropertyKey[] = [],
): { leaf: RuleLeaf; path: readonly PropertyKey[] }[] {
  if ("all" in tree) return tree.all.flatMap((one, at) => leavesOf(one, [...path, "all", at]));
  if ("any" in tree) return tree.any.flatMap((one, at) => leavesOf(one, [...path, "any", at]));
  return [{ leaf: tree, path }];
}

/** Whether a tree holds, when `holds` says it of what it asks for. */
export function isMet(tree: Rule, holds: (leaf: RuleLeaf) => boolean): boolean {
  if ("all" in tree) return tree.all.every((one) => isMet(one, holds));
  if ("any" in tree) return tree.any.some((one) => isMet(one, holds));
  return holds(tree);
}

/** The lesson, module or course that a leaf is about; null where it is about none. */
export function itemNamedBy(leaf: RuleLeaf): string | null {
  if ("lesson" in leaf) return leaf.lesson;
  if ("quiz" in leaf) return leaf.quiz;
  if ("course" in leaf) return leaf.course;
  return "fact" in leaf && leaf.fact === "field-task-signed" ? leaf.subject : null;
}
