import { and, eq } from "drizzle-orm";
import { attempt, contentItem, contentVersion } from "#app/db/schema/index.ts";
import type { TestFacts } from "#app/domain/curriculum/facts.ts";
import { testOf } from "#app/domain/curriculum/test-of.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { learnerLock } from "./lock-learner.server.ts";

export interface OwnAttempt {
  readonly row: typeof attempt.$inferSelect;
  /** As it stood when the attempt was started. */
  readonly test: TestFacts;
  readonly of: "module" | "course";
}

/**
 * One's own graded attempt with its test; the attempt and the learner are locked until the transaction ends. One
 * statement. Another person's is `not_found`.
 */
export async function loadAttemptFor(tx: PersonCtx, attemptId: string): Promise<OwnAttempt> {
  const { personId } = tx.actor;
  const [found] = await tx.db
    .select({
      row: attempt,
      kind: contentItem.kind,
      facts: contentVersion.facts,
      locked: learnerLock(personId),
    })
    .from(attempt)
    .innerJoin(contentItem, eq(contentItem.id, attempt.itemId))
    .innerJoin(contentVersion, eq(contentVersion.id, attempt.versionId))
    .where(and(eq(attempt.id, attemptId), eq(attempt.personId, personId), eq(attempt.kind, "graded")))
    .limit(1)
    .for("update", { of: attempt });
  const test = found ? testOf(found.facts) : null;
  if (!found || found.kind === "lesson" || !test) throw new DomainError("not_found");
  return { row: found.row, test, of: found.kind };
}
