import { and, eq, lt } from "drizzle-orm";
import { fieldTaskDraft } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { fieldTaskDraftSeal } from "./field-task.ts";
import { fieldTaskDraftInput, type FieldTaskDraftInput } from "./inputs.ts";
import { acceptWrite } from "./internal/accept-write.server.ts";
import { loadFieldTask } from "./internal/load-field-task.server.ts";
import { requireOpen } from "./internal/require-open.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writtenAt } from "./write-order.ts";

/**
 * Keeps what is written of one's field task before it is handed in, sealed to its author. The same write again changes
 * nothing, and of two writes the later one stands. @returns `stands`: false when a later text stands
 * @throws DomainError not_found, locked, invalid (longer than the limit)
 */
export async function saveFieldTaskDraft(
  ctx: PersonCtx,
  input: FieldTaskDraftInput,
): Promise<{ stands: boolean }> {
  const { writeId, itemId, taskId, text } = parseInput(fieldTaskDraftInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    await loadFieldTask(tx, itemId, taskId);
    await requireOpen(tx, itemId);
    const about = fieldTaskDraftSeal(personId, itemId, taskId);
    const mine = and(
      eq(fieldTaskDraft.personId, personId),
      eq(fieldTaskDraft.itemId, itemId),
      eq(fieldTaskDraft.taskId, taskId),
    );
    /** The same words stand, whichever write brought them. */
    const isStanding = async () => {
      const [row] = await tx.db.select({ sealed: fieldTaskDraft.sealed }).from(fieldTaskDraft).where(mine);
      return row !== undefined && tx.keys.open("field-task", row.sealed, about) === text;
    };
    if (!(await acceptWrite(tx, writeId))) return { stands: await isStanding() };
    const values = {
      sealed: tx.keys.seal("field-task", text, about),
      writtenAt: writtenAt(writeId, tx.clock.now()),
    };
    const rows = await tx.db
      .insert(fieldTaskDraft)
      .values({ personId, itemId, taskId, ...values })
      .onConflictDoUpdate({
        target: [fieldTaskDraft.personId, fieldTaskDraft.itemId, fieldTaskDraft.taskId],
        set: values,
        setWhere: lt(fieldTaskDraft.writtenAt, values.writtenAt),
      })
      .returning({ taskId: fieldTaskDraft.taskId });
    await recordAudit(tx, {
      action: "learning.save-field-task-draft",
      targetType: "field-task",
      targetId: `${itemId}/${taskId}`,
      detail: { letters: text.length },
    });
    return { stands: rows.length > 0 || (await isStanding()) };
  });
}
