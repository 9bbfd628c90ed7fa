import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { settleFieldTaskInput, type SettleFieldTaskInput } from "./inputs.ts";
import { completeCourseIfDue } from "./internal/complete-course-if-due.server.ts";
import { findSignature } from "./internal/find-signature.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { settleFieldTask } from "./internal/settle-field-task.server.ts";
import { recordFact } from "./record-fact.server.ts";

/**
 * Signs a field task that was handed in: once every task of its lesson or course is signed that is a fact, and a
 * course that waited for it is completed. The same write again changes nothing.
 * @throws DomainError not_found (not hers to sign), texts_closed, conflict (handed in again or signed meanwhile)
 */
export async function signFieldTask(ctx: PersonCtx, input: SettleFieldTaskInput): Promise<void> {
  const wanted = parseInput(settleFieldTaskInput, input);
  const { personId, itemId, writeId } = wanted;
  await withTransaction(ctx, async (tx) => {
    const task = await settleFieldTask(tx, "signed", wanted);
    if (!task) return;
    for (const taskId of task.taskIds)
      if ((await findSignature(tx, personId, itemId, taskId)) === null) return;
    await recordFact(tx, {
      factId: writeId,
      personId,
      kind: "field-task-signed",
      subject: itemId,
      happenedOn: localDayOf(tx.clock.now()),
    });
    if (task.of === "course") await completeCourseIfDue(tx, personId, task.courseId);
  });
}
