import { sql } from "drizzle-orm";
import { lessonPlace } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";

/**
 * Keeps the absolute place. Repeating it within a minute writes nothing. Only the first opening of a lesson is
 * audited: a bookmark that moves with the thumb is no deed.
 */
export async function keepPlace(tx: PersonCtx, lessonId: string, part: number): Promise<void> {
  const now = tx.clock.now();
  const rows = await tx.db
    .insert(lessonPlace)
    .values({ personId: tx.actor.personId, lessonId, part, at: now })
    .onConflictDoUpdate({
      target: [lessonPlace.personId, lessonPlace.lessonId],
      set: { part, at: now },
      setWhere: sql`${lessonPlace.part} <> excluded.part or ${lessonPlace.at} < excluded.at - interval '1 minute'`,
    })
    .returning({ made: sql<boolean>`xmax = 0` });
  if (rows[0]?.made)
    await recordAudit(tx, { action: "learning.open-lesson", targetType: "lesson", targetId: lessonId });
}
