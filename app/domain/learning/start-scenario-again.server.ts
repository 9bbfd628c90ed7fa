import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { startScenarioAgainInput, type StartScenarioAgainInput } from "./inputs.ts";
import { acceptWrite } from "./internal/accept-write.server.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { openRun } from "./internal/open-run.server.ts";
import { parseInput } from "./internal/parse-input.ts";

/**
 * Begins a new run at the start of the story; the runs before it stay. The same run id again changes nothing. Refuses
 * `not_found`, `withheld_law_check`, `locked`.
 */
export async function startScenarioAgain(ctx: PersonCtx, input: StartScenarioAgainInput): Promise<void> {
  const at = parseInput(startScenarioAgainInput, input);
  await withTransaction(ctx, async (tx) => {
    await loadLesson(tx, at.lessonId);
    const { row } = await openRun(tx, at);
    if (!(await acceptWrite(tx, at.writeId))) return;
    await recordAudit(tx, {
      action: "learning.start-scenario-again",
      targetType: "scenario_run",
      targetId: row.id,
      detail: { lessonId: at.lessonId, scenarioId: at.scenarioId },
    });
  });
}
