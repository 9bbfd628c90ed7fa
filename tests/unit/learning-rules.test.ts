import { describe, expect, it } from "vitest";
import type { QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import { isCourseDue, isModuleDue } from "#app/domain/learning/module-rule.ts";
import { fieldsOf, parseNumber, readResponse, writeNumber } from "#app/domain/learning/response-fields.ts";
import { scorePercent } from "#app/domain/learning/score.ts";
import { stableOrder } from "#app/domain/learning/stable-order.ts";

const responses: readonly QuestionResponse[] = [
  { kind: "single", choice: "b" },
  { kind: "multiple", choices: ["a", "c"] },
  { kind: "true-false", value: false },
  { kind: "short-text", text: "çaga" },
  { kind: "numeric", value: -12.5 },
  { kind: "match", pairs: { l1: "r2", l2: "r1" } },
  { kind: "order", order: ["s3", "s1", "s2"] },
  { kind: "gaps", gaps: { g1: "w2" } },
];

describe("fields of a form", () => {
  it.each(responses)("carry a $kind response there and back", (response) => {
    const form = new FormData();
    form.set("q.kind", response.kind);
    for (const [name, values] of Object.entries(fieldsOf("q", response, "tk")))
      for (const value of values) form.append(name, value);
    expect(readResponse(form, "q")).toEqual(response);
  });

  it("are no answer when nothing was chosen or an order names one place twice", () => {
    const empty = new FormData();
    for (const { kind } of responses) {
      empty.set("q.kind", kind);
      expect(readResponse(empty, "q")).toBeNull();
    }
    const order = new FormData();
    order.set("q.kind", "order");
    order.set("q.to.a", "1");
    order.set("q.to.b", "1");
    expect(readResponse(order, "q")).toBeNull();
    order.set("q.to.b", "2");
    expect(readResponse(order, "q")).toEqual({ kind: "order", order: ["a", "b"] });
    order.set("q.to.b", "1000000000");
    expect(readResponse(order, "q")).toBeNull();
  });

  it("read numbers as people write them", () => {
    expect(parseNumber("12,5")).toBe(12.5);
    expect(parseNumber("1 234.5")).toBe(1234.5);
    expect(parseNumber("−3")).toBe(-3);
    expect(parseNumber("about 3")).toBeNull();
    expect(parseNumber("1,234,5")).toBeNull();
    expect(locales.map((locale) => writeNumber(12.5, locale))).toEqual(["12,5", "12,5", "12.5"]);
  });
});

describe("scores", () => {
  it("are whole percents, rounded down, without floating point taking one away", () => {
    expect(scorePercent([1, 1, 1, 1, 0])).toBe(80);
    expect(scorePercent([0.1, 0.2, 0.7])).toBe(33);
    expect(scorePercent([1, 1, 1, 1, 0.99])).toBe(99);
    expect(scorePercent(Array.from({ length: 10 }, () => 0.8))).toBe(80);
    expect(scorePercent([])).toBe(0);
  });
});

describe("a stable order", () => {
  const ids = Array.from({ length: 12 }, (_, at) => `q${at}`);
  const order = (things: readonly string[], seed: string) => stableOrder(things, seed, (id) => id);

  it("depends on ids and seed alone, not on how the author ordered them", () => {
    expect(order(ids.toReversed(), "x")).toEqual(order(ids, "x"));
    expect(order(ids, "x")).not.toEqual(order(ids, "y"));
    expect(order(ids, "x").toSorted()).toEqual(ids.toSorted());
  });

  it("puts every question first about equally often", () => {
    const firsts = new Map<string, number>();
    for (let seed = 0; seed < 2400; seed++) {
      const [first = ""] = order(ids, `seed-${seed}`);
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const id of ids) {
      expect(firsts.get(id) ?? 0).toBeGreaterThan(120);
      expect(firsts.get(id) ?? 0).toBeLessThan(290);
    }
  });
});

describe("completion rules", () => {
  const lesson = (complete: boolean, required = true) => ({ id: "x", complete, required });

  it("ask every required lesson and the check of a module", () => {
    expect(isModuleDue({ lessons: [lesson(true), lesson(true)], quizPassed: null })).toBe(true);
    expect(isModuleDue({ lessons: [lesson(true), lesson(false)], quizPassed: true })).toBe(false);
    expect(isModuleDue({ lessons: [lesson(true)], quizPassed: false })).toBe(false);
    expect(isModuleDue({ lessons: [lesson(true), lesson(false, false)], quizPassed: true })).toBe(true);
  });

  it("never give away a module or course that asks for nothing", () => {
    expect(isModuleDue({ lessons: [], quizPassed: null })).toBe(false);
    expect(isModuleDue({ lessons: [lesson(false, false)], quizPassed: null })).toBe(false);
    expect(isCourseDue({ modules: [], assessmentPassed: null, fieldTaskSigned: null })).toBe(false);
  });

  it("wait for assessment and field task of a course that has them", () => {
    const modules = [lesson(true)];
    expect(isCourseDue({ modules, assessmentPassed: null, fieldTaskSigned: null })).toBe(true);
    expect(isCourseDue({ modules, assessmentPassed: false, fieldTaskSigned: null })).toBe(false);
    expect(isCourseDue({ modules, assessmentPassed: true, fieldTaskSigned: false })).toBe(false);
  });
});
