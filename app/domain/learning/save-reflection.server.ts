import { and, eq } from "drizzle-orm";
import { contentVersion, reflection } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { isLessonFacts, type LessonFacts } from "#app/domain/curriculum/facts.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { saveReflectionInput, type SaveReflectionInput } from "./inputs.ts";
import { acceptWrite, forgetWrite } from "./internal/accept-write.server.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { keepPlace } from "./internal/keep-place.server.ts";
import { keepOverwritten } from "./internal/keep-overwritten.server.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { reflectionSeal } from "./reflection.ts";
import { writtenAt } from "./write-order.ts";

/**
 * Keeps a private reflection, sealed to its author, lesson and prompt; the same write again changes nothing, and of
 * two writes the later one stands. Refuses `not_found` (no version has such a prompt), `withheld_law_check`, `invalid`
 * (longer than the limit).
 * @returns `stands`: false when a later text stands, from another device or tab. A text that this one takes the place
 * of without its page having known it is kept in the author's journal.
 */
export async function saveReflection(
  ctx: PersonCtx,
  input: SaveReflectionInput,
): Promise<{ saved: true; stands: boolean }> {
  const { writeId, lessonId, promptId, text, part, seen } = parseInput(saveReflectionInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    const lesson = await loadLesson(tx, lessonId);
    if (!asks(lesson.facts, promptId) && !(await everAsked(tx, lessonId, promptId)))
      throw new DomainError("not_found");
    const about = reflectionSeal(personId, lessonId, promptId);
    const at = writtenAt(writeId, tx.clock.now());
    // What was accepted once stood, and what took its place without knowing it kept it aside.
    if (!(await acceptWrite(tx, writeId))) return { saved: true, stands: true };
    const values = { sealed: tx.keys.seal("reflection", text, about), writtenAt: at };
    const made = await tx.db
      .insert(reflection)
      .values({ personId, lessonId, promptId, ...values })
      .onConflictDoNothing()
      .returning({ promptId: reflection.promptId });
    if (made.length === 0) {
      const mine = and(
        eq(reflection.personId, personId),
        eq(reflection.lessonId, lessonId),
        eq(reflection.promptId, promptId),
      );
      const open = (sealed: Buffer) => tx.keys.open("reflection", sealed, about);
      const { replaces, stands } = await keepOverwritten(
        tx,
        { table: reflection, mine, open },
        { text, at, seen },
      );
      if (!replaces) {
        await forgetWrite(tx, writeId);
        return { saved: true, stands };
      }
      await tx.db.update(reflection).set(values).where(mine);
    }
    await ensureEnrolled(tx, lesson.courseId);
    if (part !== undefined) await keepPlace(tx, lessonId, part);
    await recordAudit(tx, {
      action: "learning.save-reflection",
      targetType: "lesson",
      targetId: lessonId,
      detail: { promptId, letters: text.length },
    });
    return { saved: true, stands: true };
  });
}

const asks = ({ reflections }: LessonFacts, promptId: string): boolean =>
  reflections.some(({ id }) => id === promptId);

/** A page that was opened before the lesson changed may still ask what the lesson no longer asks: it is kept. */
async function everAsked(tx: PersonCtx, lessonId: string, promptId: string): Promise<boolean> {
  const versions = await tx.db
    .select({ facts: contentVersion.facts })
    .from(contentVersion)
    .where(eq(contentVersion.itemId, lessonId))
    .limit(200);
  return versions.some(({ facts }) => isLessonFacts(facts) && asks(facts, promptId));
}
