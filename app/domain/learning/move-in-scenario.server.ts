import { eq } from "drizzle-orm";
import { scenarioRun } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { moveInScenarioInput, type MoveInScenarioInput } from "./inputs.ts";
import { acceptWrite } from "./internal/accept-write.server.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { openRun } from "./internal/open-run.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { furtherWay, placeAfter, writeWay, type ScenarioMove } from "./scenario.ts";
import { writtenAt } from "./write-order.ts";

/**
 * Keeps the way through a branching story. A way only grows: a repeated or late write changes nothing. Refuses
 * `not_found` (no such story, another person's run), `invalid` (no way through it), `withheld_law_check`, `locked`.
 * @returns the way that stands, and whether the one that was sent is on it
 */
export async function moveInScenario(
  ctx: PersonCtx,
  input: MoveInScenarioInput,
): Promise<{ moves: readonly ScenarioMove[]; stands: boolean }> {
  const { moves, ...at } = parseInput(moveInScenarioInput, input);
  return withTransaction(ctx, async (tx) => {
    const lesson = await loadLesson(tx, at.lessonId);
    const { row, story } = await openRun(tx, at);
    const place = placeAfter(story, moves);
    if (!place) throw new DomainError("invalid");
    const first = await acceptWrite(tx, at.writeId);
    const standing = furtherWay(row.moves, moves);
    if (first && writeWay(standing) !== writeWay(row.moves)) {
      await ensureEnrolled(tx, lesson.courseId);
      const movedAt = writtenAt(at.writeId, tx.clock.now());
      await tx.db
        .update(scenarioRun)
        .set({ moves: [...moves], movedAt, finishedAt: place.ended ? movedAt : null })
        .where(eq(scenarioRun.id, row.id));
      await recordAudit(tx, {
        action: "learning.move-in-scenario",
        targetType: "scenario_run",
        targetId: row.id,
        detail: { lessonId: at.lessonId, scenarioId: at.scenarioId, moves: moves.length, ended: place.ended },
      });
    }
    return { moves: standing, stands: isBeginning(moves, standing) };
  });
}

/** A write that was overtaken by its own continuation stands. */
const isBeginning = (part: readonly ScenarioMove[], whole: readonly ScenarioMove[]): boolean =>
  writeWay(whole.slice(0, part.length)) === writeWay(part);
