import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { reviewInsert } from "./review-insert.server.ts";

/** Questions that were missed, or asked for, come back. One statement, none for no questions. */
export async function addReviews(
  tx: PersonCtx,
  itemId: string,
  questionIds: readonly string[],
): Promise<void> {
  if (questionIds.length > 0) await reviewInsert(tx, itemId, questionIds);
}
