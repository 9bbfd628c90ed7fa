import { sql } from "drizzle-orm";
import { reviewCard } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { newReview } from "../review.ts";

/**
 * The insert by which questions come back. One that is there already keeps its schedule; one that rested comes back
 * tomorrow. A query of its own, or part of another statement.
 */
export function reviewInsert(tx: PersonCtx, itemId: string, questionIds: readonly string[]) {
  const now = tx.clock.now();
  const { state, dueAt } = newReview(now);
  const { personId } = tx.actor;
  return tx.db
    .insert(reviewCard)
    .values(questionIds.map((questionId) => ({ personId, itemId, questionId, state, dueAt, addedAt: now })))
    .onConflictDoUpdate({
      target: [reviewCard.personId, reviewCard.itemId, reviewCard.questionId],
      set: { restsSince: null, dueAt: sql`excluded.due_at` },
      setWhere: sql`${reviewCard.restsSince} is not null`,
    })
    .returning({ questionId: reviewCard.questionId });
}
