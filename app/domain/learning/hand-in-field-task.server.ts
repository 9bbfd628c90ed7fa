import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { listSigners } from "#app/domain/identity/queries/list-signers.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { defaultLocale } from "#app/domain/kernel/locale.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { handInFieldTaskInput, type HandInFieldTaskInput } from "./inputs.ts";
import { appendFieldTaskEvent } from "./internal/append-field-task-event.server.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { loadFieldTask } from "./internal/load-field-task.server.ts";
import { lockLearner } from "./internal/lock-learner.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requireTaskOpen } from "./internal/require-task-open.server.ts";

/**
 * Hands in one's field task, sealed; those who sign for her get a message. Handing in again before it is signed adds
 * a newer text. The same write again changes nothing. Refuses `not_found`, `locked`, `withheld_law_check`, `conflict` (signed already).
 */
export async function handInFieldTask(ctx: PersonCtx, input: HandInFieldTaskInput): Promise<void> {
  const { writeId, itemId, taskId, text } = parseInput(handInFieldTaskInput, input);
  const { personId } = ctx.actor;
  await withTransaction(ctx, async (tx) => {
    const task = await loadFieldTask(tx, itemId, taskId);
    await requireTaskOpen(tx, task);
    const { courseId, versionId } = task;
    await lockLearner(tx, personId);
    const event = { id: writeId, personId, itemId, taskId, versionId, kind: "handed-in", text } as const;
    if (!(await appendFieldTaskEvent(tx, event))) return;
    await ensureEnrolled(tx, courseId);
    await recordAudit(tx, {
      action: "learning.hand-in-field-task",
      targetType: "field-task",
      targetId: `${itemId}/${taskId}`,
      detail: { eventId: writeId, letters: text.length },
    });
    const signers = await listSigners(tx, personId, defaultLocale);
    await enqueueMessages(
      tx,
      signers.map(({ id }) => ({
        personId: id,
        kind: "learning.task-handed-in" as const,
        payload: { personId, itemId, versionId, taskId },
        dedupeKey: `task-handed-in:${writeId}:${id}`,
      })),
    );
  });
}
