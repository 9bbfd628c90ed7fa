import { describe, expect, it } from "vitest";
import { newReview, nextReview } from "#app/domain/learning/review.ts";

const noon = new Date("2026-11-22T07:00:00Z");
const days = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 86_400_000;

describe("the schedule of a question that comes back", () => {
  it("begins tomorrow, at the start of the day in Ashgabat", () => {
    expect(newReview(noon).dueAt).toEqual(new Date("2026-11-22T19:00:00Z"));
  });

  it("moves further away with each right answer", () => {
    let { state, dueAt } = newReview(noon);
    const gaps: number[] = [];
    for (let round = 0; round < 5; round++) {
      const at = dueAt;
      ({ state, dueAt } = nextReview(state, 1, at));
      gaps.push(days(at, dueAt));
    }
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(gaps[4]).toBeGreaterThan(30);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(366);
  });

  it("comes sooner after a partly right answer than after a right one, and soonest after a missed one", () => {
    const first = newReview(noon);
    const learned = nextReview(
      nextReview(first.state, 1, first.dueAt).state,
      1,
      new Date("2026-12-01T07:00:00Z"),
    );
    const later = new Date("2026-12-20T07:00:00Z");
    const [missed, partly, right] = [0, 0.5, 1].map((credit) =>
      nextReview(learned.state, credit, later).dueAt.getTime(),
    );
    expect(missed).toBeLessThan(partly ?? 0);
    expect(partly).toBeLessThan(right ?? 0);
  });

  it("never comes back on the same day, and always with the day", () => {
    const { state } = newReview(noon);
    for (const credit of [0, 0.3, 1]) {
      const { dueAt } = nextReview(state, credit, new Date("2026-11-23T18:59:00Z"));
      expect(dueAt.getTime()).toBeGreaterThanOrEqual(new Date("2026-11-23T19:00:00Z").getTime());
      expect(dueAt.toISOString()).toContain("T19:00:00.000Z");
    }
  });

  it("gives the same days for the same answers", () => {
    const { state } = newReview(noon);
    expect(nextReview(state, 1, noon)).toEqual(nextReview(state, 1, noon));
  });
});
