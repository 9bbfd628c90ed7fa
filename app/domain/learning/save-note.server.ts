import { and, eq } from "drizzle-orm";
import { paragraphNote } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { saveNoteInput, type SaveNoteInput } from "./inputs.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requirePart } from "./internal/require-part.server.ts";
import { noteSeal } from "./note.ts";

/**
 * Keeps one's own note on a paragraph, sealed; an empty one takes it away. Absolute: again changes nothing. Refuses
 * `invalid` (longer than the limit) and what `loadLesson` refuses.
 */
export async function saveNote(ctx: PersonCtx, input: SaveNoteInput): Promise<void> {
  const { lessonId, part, text } = parseInput(saveNoteInput, input);
  const { personId } = ctx.actor;
  await withTransaction(ctx, async (tx) => {
    const { versionId } = await loadLesson(tx, lessonId);
    await requirePart(tx, versionId, part);
    const place = { personId, lessonId, part };
    const values = {
      versionId,
      sealed: tx.keys.seal("reflection", text, noteSeal(personId, lessonId, part)),
      writtenAt: tx.clock.now(),
    };
    if (text.trim() === "")
      await tx.db
        .delete(paragraphNote)
        .where(
          and(
            eq(paragraphNote.personId, personId),
            eq(paragraphNote.lessonId, lessonId),
            eq(paragraphNote.part, part),
          ),
        );
    else
      await tx.db
        .insert(paragraphNote)
        .values({ ...place, ...values })
        .onConflictDoUpdate({
          target: [paragraphNote.personId, paragraphNote.lessonId, paragraphNote.part],
          set: values,
        });
    await recordAudit(tx, {
      action: "learning.save-note",
      targetType: "lesson",
      targetId: lessonId,
      detail: { part, letters: text.length },
    });
  });
}
