import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import type { SettleFieldTaskInput } from "../inputs.ts";
import { appendFieldTaskEvent } from "./append-field-task-event.server.ts";
import { loadFieldTask, type FieldTaskItem } from "./load-field-task.server.ts";
import { lockLearner } from "./lock-learner.server.ts";
import { requireSigner } from "./require-signer.server.ts";

const actions = { signed: "learning.sign-field-task", returned: "learning.return-field-task" } as const;
const messages = { signed: "learning.task-signed", returned: "learning.task-returned" } as const;

/**
 * What a signer decides about the hand-in that she read. @returns the task, or null when the same write is there
 * already. @throws DomainError not_found, texts_closed, conflict
 */
export async function settleFieldTask(
  tx: PersonCtx,
  kind: "signed" | "returned",
  { writeId, personId, itemId, taskId, handInId, comment }: SettleFieldTaskInput,
): Promise<FieldTaskItem | null> {
  await requireSigner(tx, personId);
  await lockLearner(tx, personId);
  const task = await loadFieldTask(tx, itemId, taskId);
  const { versionId } = task;
  const event = { id: writeId, personId, itemId, taskId, versionId, kind, text: comment, after: handInId };
  if (!(await appendFieldTaskEvent(tx, event))) return null;
  await recordAudit(tx, {
    action: actions[kind],
    targetType: "person",
    targetId: personId,
    detail: { eventId: writeId, itemId, taskId, handInId },
  });
  await enqueueMessage(tx, {
    personId,
    kind: messages[kind],
    payload: { byId: tx.actor.personId, itemId, versionId, taskId },
    dedupeKey: `task-${kind}:${writeId}`,
  });
  return task;
}
