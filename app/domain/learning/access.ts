import type { Rule } from "#app/domain/curriculum/rule.ts";
import type { FactKind } from "./fact.ts";
import type { Lock, Pointed, Reason } from "./lock.ts";

/** A lesson, module or course that a rule names, and what this person did in it. */
export interface RuleTarget extends Pointed {
  /** False when it is retired or withheld: then nobody can be asked for it. */
  readonly asked: boolean;
  readonly completed: boolean;
  readonly begun: boolean;
  readonly best: number | null;
  readonly done: number;
  readonly total: number;
}

/** All that rules are judged by: read in one place, for one person. */
export interface Access {
  readonly items: readonly (Pointed & { readonly requires: Rule | null })[];
  /** Items that this person has opened before: they stay open, whatever their rule says now. */
  readonly opened: readonly string[];
  readonly targets: readonly RuleTarget[];
  /** Facts recorded and not withdrawn; sessions all under the subject `any`. */
  readonly facts: readonly { readonly kind: FactKind; readonly subject: string }[];
  /** The day in the country, `2026-11-22`. */
  readonly today: string;
}

/**
 * Why an item is closed to a person, or null when it is open. `chain`: the item, then what it stands in, up to its
 * course. An item asks what it says itself and what stands around it; one that was opened asks nothing more.
 */
export function lockOn(access: Access, chain: readonly string[]): Lock | null {
  const [id] = chain;
  if (id === undefined || access.opened.includes(id)) return null;
  const closed = access.items.flatMap(({ requires, ...item }) => {
    if (requires === null || !chain.includes(item.id) || access.opened.includes(item.id)) return [];
    const reason = judge(requires, access);
    return reason.met ? [] : [{ item, reason }];
  });
  const [first] = closed;
  if (!first) return null;
  const item = access.items.find((one) => one.id === id) ?? first.item;
  const { kind, courseId, titles } = item;
  return {
    item: { id: item.id, kind, courseId, titles },
    reason: closed.length === 1 ? first.reason : allOf(closed.map(({ reason }) => reason)),
  };
}

/** Judges a rule for one person; every node says how it stands. */
export function judge(rule: Rule, access: Access): Reason {
  if ("all" in rule) return allOf(rule.all.map((one) => judge(one, access)));
  if ("any" in rule) {
    const parts = rule.any.map((one) => judge(one, access));
    return { kind: "any", met: parts.some(({ met }) => met), parts };
  }
  if ("from" in rule) {
    const { today } = access;
    return { kind: "from", met: rule.from <= today, day: rule.from, today };
  }
  if ("fact" in rule) {
    const { fact, subject } = rule;
    const met = access.facts.some((one) => one.kind === fact && one.subject === subject);
    const target = access.targets.find(({ id }) => id === subject);
    return { kind: "fact", met, fact, subject, target: target ? pointed(target) : null };
  }
  const id = "lesson" in rule ? rule.lesson : "quiz" in rule ? rule.quiz : rule.course;
  const found = access.targets.find((one) => one.id === id);
  // Import refuses rules about what is not there; nothing is ever locked by a thing that nobody can do.
  if (!found) return { kind: "all", met: true, parts: [] };
  const target = pointed(found);
  if ("lesson" in rule)
    return { kind: "lesson", met: found.completed || !found.asked, target, begun: found.begun };
  if ("quiz" in rule) {
    const { best, asked } = found;
    return {
      kind: "quiz",
      met: (best ?? 0) >= rule.atLeast || !asked,
      target,
      atLeast: rule.atLeast,
      best,
    };
  }
  const { done, total } = found;
  return { kind: "course", met: found.completed || !found.asked, target, done, total };
}

const allOf = (parts: readonly Reason[]): Reason => ({
  kind: "all",
  met: parts.every(({ met }) => met),
  parts,
});

const pointed = ({ id, kind, courseId, titles }: RuleTarget): Pointed => ({ id, kind, courseId, titles });
