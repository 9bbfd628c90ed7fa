import type { TestFacts } from "#app/domain/curriculum/facts.ts";

/** What a person has behind her in one test. */
export interface TestHistory {
  readonly submitted: number;
  /** Of the attempt submitted last; null before the first. */
  readonly lastSubmittedAt: Date | null;
  readonly lastPassed: boolean;
}

interface SubmittedTest {
  readonly startedAt: Date;
  readonly submittedAt: Date;
  readonly passed: boolean;
}

/**
 * What counts for the limits. Where a test has to be passed once more, attempts count from `redoSince` on: those used
 * before bar nobody from what is asked of her. @param submitted in the order of their submission
 */
export function testHistory(submitted: readonly SubmittedTest[], redoSince: Date | null): TestHistory {
  const counted =
    redoSince === null ? submitted : submitted.filter(({ startedAt }) => startedAt >= redoSince);
  const last = counted.at(-1);
  return {
    submitted: counted.length,
    lastSubmittedAt: last?.submittedAt ?? null,
    lastPassed: last?.passed ?? false,
  };
}

/** Whether a new attempt may begin now, and if not, why and until when. */
export type NextAttempt =
  | { readonly kind: "open" }
  | { readonly kind: "wait"; readonly until: Date }
  | { readonly kind: "used-up"; readonly attempts: number };

type Limits = Pick<TestFacts, "attempts" | "waitHours">;

/** The limits are those of the test as it stands now; the clock is the server's. */
export function nextAttempt({ attempts, waitHours }: Limits, history: TestHistory, now: Date): NextAttempt {
  if (attempts !== undefined && history.submitted >= attempts) return { kind: "used-up", attempts };
  if (history.lastSubmittedAt === null || history.lastPassed) return { kind: "open" };
  const until = new Date(history.lastSubmittedAt.getTime() + waitHours * 3_600_000);
  return until > now ? { kind: "wait", until } : { kind: "open" };
}
