import { and, eq } from "drizzle-orm";
import { bookmark } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { keepBookmarkInput, type KeepBookmarkInput } from "./inputs.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requirePart } from "./internal/require-part.server.ts";

/** Marks a place in a lesson, or takes the mark away; again changes nothing. Refuses what `loadLesson` refuses. */
export async function keepBookmark(ctx: PersonCtx, input: KeepBookmarkInput): Promise<void> {
  const { lessonId, part, on } = parseInput(keepBookmarkInput, input);
  const { personId } = ctx.actor;
  await withTransaction(ctx, async (tx) => {
    const { versionId } = await loadLesson(tx, lessonId);
    // A mark of an earlier version may always go.
    if (on) await requirePart(tx, versionId, part);
    const own = and(
      eq(bookmark.personId, personId),
      eq(bookmark.lessonId, lessonId),
      eq(bookmark.part, part),
    );
    if (on)
      await tx.db
        .insert(bookmark)
        .values({ personId, lessonId, part, createdAt: tx.clock.now() })
        .onConflictDoNothing();
    else await tx.db.delete(bookmark).where(own);
    await recordAudit(tx, {
      action: on ? "learning.set-bookmark" : "learning.remove-bookmark",
      targetType: "lesson",
      targetId: lessonId,
      detail: { part },
    });
  });
}
