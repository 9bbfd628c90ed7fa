import { and, desc, eq, sql } from "drizzle-orm";
import { attempt } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { startQuizAttemptInput, type StartQuizAttemptInput } from "./inputs.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { findRedo } from "./internal/find-redo.server.ts";
import { loadTest } from "./internal/load-test.server.ts";
import { lockLearner } from "./internal/lock-learner.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requireOpen } from "./internal/require-open.server.ts";
import { stableOrder } from "./stable-order.ts";
import { nextAttempt, testHistory } from "./test-rule.ts";

/**
 * Draws the questions of a new attempt, or gives the one that is open: leaving and starting again spends nothing.
 * The same id again gives the same attempt, also after it was submitted. Refuses `not_found`, `locked`, `not_yet`
 * {opensAt} while the waiting time of the test runs, `used_up` {attempts}.
 */
export async function startQuizAttempt(
  ctx: PersonCtx,
  input: StartQuizAttemptInput,
): Promise<{ attemptId: string }> {
  const { attemptId, itemId, locale } = parseInput(startQuizAttemptInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    const { test, versionId, courseId } = await loadTest(tx, itemId);
    await lockLearner(tx, personId);
    const earlier = await attemptsAt(tx, itemId);
    const again = earlier.find((one) => one.submittedAt === null || one.id === attemptId);
    if (again) return { attemptId: again.id };
    await requireOpen(tx, itemId);
    const redo = await findRedo(tx, personId, itemId);
    refuseUnlessOpen(
      nextAttempt(test, testHistory(submittedIn(earlier), redo?.since ?? null), tx.clock.now()),
    );
    const drawn = stableOrder(test.questions, attemptId, ({ id }) => id).slice(0, test.draw);
    const made = await tx.db
      .insert(attempt)
      .values({
        id: attemptId,
        personId,
        itemId,
        versionId,
        kind: "graded",
        questionIds: drawn.map(({ id }) => id),
        locale,
        startedAt: tx.clock.now(),
        passPercent: test.passPercent,
      })
      .onConflictDoNothing({ target: attempt.id })
      .returning({ id: attempt.id });
    // The id is another person's, or of another test: it does not exist for this person.
    if (made.length === 0) throw new DomainError("not_found");
    await ensureEnrolled(tx, courseId);
    await recordAudit(tx, {
      action: "learning.start-quiz-attempt",
      targetType: "attempt",
      targetId: attemptId,
      detail: { itemId, versionId, questions: drawn.length },
    });
    return { attemptId };
  });
}

type Earlier = Awaited<ReturnType<typeof attemptsAt>>;

/** One's attempts at a test: the open one first, then the last submitted first. */
function attemptsAt(tx: PersonCtx, itemId: string) {
  return tx.db
    .select({
      id: attempt.id,
      startedAt: attempt.startedAt,
      submittedAt: attempt.submittedAt,
      passed: sql<boolean | null>`${attempt.scorePercent} >= ${attempt.passPercent}`,
    })
    .from(attempt)
    .where(
      and(eq(attempt.personId, tx.actor.personId), eq(attempt.itemId, itemId), eq(attempt.kind, "graded")),
    )
    .orderBy(sql`${attempt.submittedAt} desc nulls first`, desc(attempt.startedAt))
    .limit(1000);
}

function submittedIn(earlier: Earlier) {
  return earlier
    .flatMap(({ startedAt, submittedAt, passed }) =>
      submittedAt ? [{ startedAt, submittedAt, passed: passed ?? false }] : [],
    )
    .toReversed();
}

function refuseUnlessOpen(next: ReturnType<typeof nextAttempt>): void {
  if (next.kind === "wait") throw new DomainError("not_yet", { opensAt: next.until.toISOString() });
  if (next.kind === "used-up") throw new DomainError("used_up", { attempts: next.attempts });
}
