import { and, eq } from "drizzle-orm";
import { attempt } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

export type AttemptRow = typeof attempt.$inferSelect;

/** One's own graded attempt, locked until the transaction ends. Another person's is `not_found`. */
export async function loadAttemptFor(tx: PersonCtx, attemptId: string): Promise<AttemptRow> {
  const [row] = await tx.db
    .select()
    .from(attempt)
    .where(
      and(eq(attempt.id, attemptId), eq(attempt.personId, tx.actor.personId), eq(attempt.kind, "graded")),
    )
    .limit(1)
    .for("update");
  if (!row) throw new DomainError("not_found");
  return row;
}
