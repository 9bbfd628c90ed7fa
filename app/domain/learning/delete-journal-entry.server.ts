import { and, eq } from "drizzle-orm";
import { journalEntry } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { acceptWrite } from "./internal/accept-write.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { deleteEntryInput } from "./journal-inputs.ts";

/**
 * Deletes an entry of one's own journal for good, late writes to it included. A copy that was shared stays with the
 * supervisor who has it. Again changes nothing. @throws DomainError not_found
 */
export async function deleteJournalEntry(ctx: PersonCtx, input: { entryId: string }): Promise<void> {
  const { entryId } = parseInput(deleteEntryInput, input);
  await withTransaction(ctx, async (tx) => {
    const own = and(eq(journalEntry.id, entryId), eq(journalEntry.personId, tx.actor.personId));
    const gone = await tx.db.delete(journalEntry).where(own).returning({ id: journalEntry.id });
    if (!(await acceptWrite(tx, entryId))) return;
    if (gone.length === 0) throw new DomainError("not_found");
    await recordAudit(tx, {
      action: "learning.delete-journal-entry",
      targetType: "journal-entry",
      targetId: entryId,
    });
  });
}
