import { reflection } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { saveReflectionInput, type SaveReflectionInput } from "./inputs.ts";
import { acceptWrite } from "./internal/accept-write.server.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { keepPlace } from "./internal/keep-place.server.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { reflectionSeal } from "./reflection.ts";

/**
 * Keeps a private reflection, sealed to its author, lesson and prompt; the same write again changes nothing. Refuses
 * `not_found` (no such prompt), `withheld_law_check`, `invalid` (longer than the limit).
 */
export async function saveReflection(ctx: PersonCtx, input: SaveReflectionInput): Promise<{ saved: true }> {
  const { writeId, lessonId, promptId, text, part } = parseInput(saveReflectionInput, input);
  const { personId } = ctx.actor;
  await withTransaction(ctx, async (tx) => {
    const lesson = await loadLesson(tx, lessonId);
    if (!lesson.facts.reflections.some(({ id }) => id === promptId)) throw new DomainError("not_found");
    if (!(await acceptWrite(tx, writeId))) return;
    await ensureEnrolled(tx, lesson.courseId);
    const values = {
      sealed: tx.keys.seal("reflection", text, reflectionSeal(personId, lessonId, promptId)),
      writtenAt: tx.clock.now(),
    };
    await tx.db
      .insert(reflection)
      .values({ personId, lessonId, promptId, ...values })
      .onConflictDoUpdate({
        target: [reflection.personId, reflection.lessonId, reflection.promptId],
        set: values,
      });
    if (part !== undefined) await keepPlace(tx, lessonId, part);
    await recordAudit(tx, {
      action: "learning.save-reflection",
      targetType: "lesson",
      targetId: lessonId,
      detail: { promptId, letters: text.length },
    });
  });
  return { saved: true };
}
