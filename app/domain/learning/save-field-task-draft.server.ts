import { and, eq } from "drizzle-orm";
import { fieldTaskDraft } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { fieldTaskDraftSeal } from "./field-task.ts";
import { fieldTaskDraftInput, type FieldTaskDraftInput } from "./inputs.ts";
import { acceptWrite, forgetWrite } from "./internal/accept-write.server.ts";
import { keepOverwritten } from "./internal/keep-overwritten.server.ts";
import { loadFieldTask } from "./internal/load-field-task.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requireTaskOpen } from "./internal/require-task-open.server.ts";
import { writtenAt } from "./write-order.ts";

/**
 * Keeps what is written of one's field task before it is handed in, sealed to its author. The same write again changes
 * nothing, and of two writes the later one stands. @returns `stands`: false when a later text stands. A text that this
 * one takes the place of without its page having known it is kept in the author's journal.
 * @throws DomainError not_found, locked, withheld_law_check, invalid (longer than the limit)
 */
export async function saveFieldTaskDraft(
  ctx: PersonCtx,
  input: FieldTaskDraftInput,
): Promise<{ stands: boolean }> {
  const { writeId, itemId, taskId, text, seen } = parseInput(fieldTaskDraftInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    await requireTaskOpen(tx, await loadFieldTask(tx, itemId, taskId));
    const about = fieldTaskDraftSeal(personId, itemId, taskId);
    const mine = and(
      eq(fieldTaskDraft.personId, personId),
      eq(fieldTaskDraft.itemId, itemId),
      eq(fieldTaskDraft.taskId, taskId),
    );
    const open = (sealed: Buffer) => tx.keys.open("field-task", sealed, about);
    if (!(await acceptWrite(tx, writeId))) {
      const [row] = await tx.db.select({ sealed: fieldTaskDraft.sealed }).from(fieldTaskDraft).where(mine);
      return { stands: row !== undefined && open(row.sealed) === text };
    }
    const at = writtenAt(writeId, tx.clock.now());
    const values = { sealed: tx.keys.seal("field-task", text, about), writtenAt: at };
    const made = await tx.db
      .insert(fieldTaskDraft)
      .values({ personId, itemId, taskId, ...values })
      .onConflictDoNothing()
      .returning({ taskId: fieldTaskDraft.taskId });
    if (made.length === 0) {
      const { replaces, stands } = await keepOverwritten(
        tx,
        { table: fieldTaskDraft, mine, open },
        { text, at, seen },
      );
      if (!replaces) {
        await forgetWrite(tx, writeId);
        return { stands };
      }
      await tx.db.update(fieldTaskDraft).set(values).where(mine);
    }
    await recordAudit(tx, {
      action: "learning.save-field-task-draft",
      targetType: "field-task",
      targetId: `${itemId}/${taskId}`,
      detail: { letters: text.length },
    });
    return { stands: true };
  });
}
