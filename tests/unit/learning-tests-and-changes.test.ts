import { describe, expect, it } from "vitest";
import { markAnswer, partsOf } from "#app/domain/curriculum/mark-answer.ts";
import { changeImpact, type VersionChange } from "#app/domain/learning/change-impact.ts";
import { allowsEvent, fieldTaskEventKinds } from "#app/domain/learning/field-task.ts";
import { nextAttempt } from "#app/domain/learning/test-rule.ts";

const now = new Date("2026-11-22T10:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const history = (submitted: number, hoursAgo: number | null, lastPassed = false) => ({
  submitted,
  lastSubmittedAt: hoursAgo === null ? null : ago(hoursAgo),
  lastPassed,
});

describe("whether another attempt may begin", () => {
  it("always, where the test has neither an end nor a wait", () => {
    expect(nextAttempt({ waitHours: 0 }, history(99, 0), now)).toEqual({ kind: "open" });
  });

  it("only after the waiting time that follows a result below the mark, and then says when", () => {
    const limits = { waitHours: 24 };
    expect(nextAttempt(limits, history(0, null), now)).toEqual({ kind: "open" });
    expect(nextAttempt(limits, history(1, 23), now)).toEqual({
      kind: "wait",
      until: new Date("2026-11-22T11:00:00Z"),
    });
    expect(nextAttempt(limits, history(1, 24), now)).toEqual({ kind: "open" });
    expect(nextAttempt(limits, history(1, 1, true), now)).toEqual({ kind: "open" });
  });

  it("no more once all attempts are used, also after the wait", () => {
    const limits = { attempts: 3, waitHours: 1 };
    expect(nextAttempt(limits, history(2, 5), now)).toEqual({ kind: "open" });
    expect(nextAttempt(limits, history(3, 5), now)).toEqual({ kind: "used-up", attempts: 3 });
  });
});

describe("how much of an answer fits", () => {
  const base = { id: "q", competencies: [] };
  it("is counted by the numbers that it is marked by, and not at all where it is all or nothing", () => {
    const several = { ...base, kind: "multiple", key: ["a", "b", "c"] } as const;
    const picked = { kind: "multiple", choices: ["a", "b", "x"] } as const;
    expect(partsOf({ ...several, key: [...several.key] }, picked)).toEqual({ fit: 2, of: 3, beside: 1 });
    expect(markAnswer({ ...several, key: [...several.key] }, picked, "en").credit).toBeCloseTo(1 / 3);
    const order = { ...base, kind: "order" as const, key: ["a", "b", "c"] };
    expect(partsOf(order, { kind: "order", order: ["a", "c", "b"] })).toEqual({ fit: 1, of: 3, beside: 0 });
    const one = { ...base, kind: "single" as const, key: "a" };
    expect(partsOf(one, { kind: "single", choice: "a" })).toBeNull();
  });
});

describe("what later versions ask of somebody who finished an earlier one", () => {
  const versions = (...changes: VersionChange["change"][]): VersionChange[] =>
    changes.map((change, at) => ({ number: at + 1, change, createdAt: new Date(Date.UTC(2026, 0, at + 1)) }));
  const december = { redoBy: "2026-12-01" };
  const january = { redoBy: "2027-01-15" };

  it("is nothing after minor changes, and never looks at the version that was finished itself", () => {
    expect(changeImpact(versions("minor", "minor", "minor"))).toEqual({ updated: false, redo: null });
    expect(changeImpact(versions(december))).toEqual({ updated: false, redo: null });
    expect(changeImpact(versions("adds-optional", "minor"))).toEqual({ updated: false, redo: null });
  });

  it("is a word where something was added", () => {
    expect(changeImpact(versions("minor", "adds-optional", "minor")).updated).toBe(true);
  });

  it("is to do it again from the version that first names the day, however many edits follow", () => {
    const { redo } = changeImpact(versions("minor", "minor", december, december, "minor"));
    expect(redo).toEqual({ by: "2026-12-01", number: 3, since: new Date("2026-01-03T00:00:00Z") });
    expect(changeImpact(versions(december, december)).redo).toBeNull();
  });

  it("is the day that was named last", () => {
    expect(changeImpact(versions("minor", december, january)).redo).toMatchObject({
      by: "2027-01-15",
      number: 3,
    });
  });
});

describe("a field task", () => {
  it("is signed or returned only while it is handed in, and nothing follows a signature", () => {
    const allowed = (["open", "handed-in", "returned", "signed"] as const).map((state) =>
      fieldTaskEventKinds.filter((kind) => allowsEvent(state, kind)),
    );
    expect(allowed).toEqual([["handed-in"], ["handed-in", "returned", "signed"], ["handed-in"], []]);
  });
});
