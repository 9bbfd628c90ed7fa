import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { savePlaceInput, type SavePlaceInput } from "./inputs.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { keepPlace } from "./internal/keep-place.server.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { parseInput } from "./internal/parse-input.ts";

/** Remembers where a person is in a lesson: absolute, so that repeating it changes nothing. */
export async function savePlace(ctx: PersonCtx, input: SavePlaceInput): Promise<void> {
  const { lessonId, part } = parseInput(savePlaceInput, input);
  await withTransaction(ctx, async (tx) => {
    const lesson = await loadLesson(tx, lessonId);
    await ensureEnrolled(tx, lesson.courseId);
    await keepPlace(tx, lesson.id, part);
  });
}
