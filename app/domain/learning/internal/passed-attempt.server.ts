import { and, asc, desc, eq, gte, isNotNull } from "drizzle-orm";
import { attempt, contentVersion } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/**
 * A person's best attempt that reached the mark which stood when it was started, in a version from `fromNumber` on;
 * null when there is none.
 */
export async function passedAttempt(tx: Ctx, personId: string, itemId: string, fromNumber = 1) {
  const [best] = await tx.db
    .select({
      attemptId: attempt.id,
      scorePercent: attempt.scorePercent,
      passPercent: attempt.passPercent,
      versionId: attempt.versionId,
    })
    .from(attempt)
    .innerJoin(contentVersion, eq(contentVersion.id, attempt.versionId))
    .where(
      and(
        eq(attempt.personId, personId),
        eq(attempt.itemId, itemId),
        eq(attempt.kind, "graded"),
        isNotNull(attempt.submittedAt),
        gte(attempt.scorePercent, attempt.passPercent),
        gte(contentVersion.number, fromNumber),
      ),
    )
    .orderBy(desc(attempt.scorePercent), asc(attempt.startedAt), asc(attempt.id))
    .limit(1);
  return best ?? null;
}
