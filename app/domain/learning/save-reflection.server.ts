import { and, eq, lte } from "drizzle-orm";
import { contentVersion, reflection } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { isLessonFacts, type LessonFacts } from "#app/domain/curriculum/facts.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { saveReflectionInput, type SaveReflectionInput } from "./inputs.ts";
import { acceptWrite } from "./internal/accept-write.server.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { keepPlace } from "./internal/keep-place.server.ts";
import { keepAside } from "./internal/keep-aside.server.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { reflectionSeal } from "./reflection.ts";
import { readWriting } from "./writing.ts";
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
    const seal = reflectionSeal(personId, lessonId, promptId);
    const at = writtenAt(writeId, tx.clock.now());
    const before = await readText(tx, lessonId, promptId);
    const stands = before === null || before.writtenAt <= at;
    // What was accepted once stood, and what took its place without knowing it kept it aside.
    if (!(await acceptWrite(tx, writeId))) return { saved: true, stands: true };
    await ensureEnrolled(tx, lesson.courseId);
    const values = { sealed: tx.keys.seal("reflection", text, seal), writtenAt: at };
    await tx.db
      .insert(reflection)
      .values({ personId, lessonId, promptId, ...values })
      .onConflictDoUpdate({
        target: [reflection.personId, reflection.lessonId, reflection.promptId],
        set: values,
        setWhere: lte(reflection.writtenAt, at),
      });
    if (before && stands && seen !== undefined && before.writtenAt.getTime() > seen)
      await keepOverwritten(tx, tx.keys.open("reflection", before.sealed, seal), text);
    if (part !== undefined) await keepPlace(tx, lessonId, part);
    await recordAudit(tx, {
      action: "learning.save-reflection",
      targetType: "lesson",
      targetId: lessonId,
      detail: { promptId, letters: text.length },
    });
    return { saved: true, stands };
  });
}

const asks = ({ reflections }: LessonFacts, promptId: string): boolean =>
  reflections.some(({ id }) => id === promptId);

/** Locked, so that of two texts that arrive at once the second sees the first. */
async function readText(tx: PersonCtx, lessonId: string, promptId: string) {
  const [row] = await tx.db
    .select({ sealed: reflection.sealed, writtenAt: reflection.writtenAt })
    .from(reflection)
    .where(
      and(
        eq(reflection.personId, tx.actor.personId),
        eq(reflection.lessonId, lessonId),
        eq(reflection.promptId, promptId),
      ),
    )
    .limit(1)
    .for("update");
  return row ?? null;
}

/** The page did not know this text, because it was written on another device or in another tab meanwhile. */
async function keepOverwritten(tx: PersonCtx, before: string, text: string): Promise<void> {
  const words = readWriting(before).text;
  if (words.trim() && !readWriting(text).text.includes(words))
    await keepAside(tx, uuidv7(tx.clock.now().getTime()), words);
}

/** A page that was opened before the lesson changed may still ask what the lesson no longer asks: it is kept. */
async function everAsked(tx: PersonCtx, lessonId: string, promptId: string): Promise<boolean> {
  const versions = await tx.db
    .select({ facts: contentVersion.facts })
    .from(contentVersion)
    .where(eq(contentVersion.itemId, lessonId))
    .limit(200);
  return versions.some(({ facts }) => isLessonFacts(facts) && asks(facts, promptId));
}
