import { and, eq } from "drizzle-orm";
import { acceptedWrite, journalEntry } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { acceptWrite, forgetWrite } from "./internal/accept-write.server.ts";
import { keepOverwritten } from "./internal/keep-overwritten.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { journalSeal } from "./journal.ts";
import { saveEntryInput, type SaveEntryInput } from "./journal-inputs.ts";
import { writtenAt } from "./write-order.ts";
import { readWriting } from "./writing.ts";

/**
 * Keeps an entry of one's own journal, sealed to its author; the same write again changes nothing, and of two writes
 * the later one stands. @returns `stands`: false when a later text stands. A text that this one takes the place of
 * without its page having known it becomes an entry of its own.
 * @throws DomainError not_found for an entry of somebody else and for one that was deleted, invalid beyond the limit
 */
export async function saveJournalEntry(ctx: PersonCtx, input: SaveEntryInput): Promise<{ stands: boolean }> {
  const { writeId, entryId, text, seen } = parseInput(saveEntryInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    if (await isDeleted(tx, entryId)) throw new DomainError("not_found");
    if (!(await acceptWrite(tx, writeId))) return { stands: true };
    const now = tx.clock.now();
    const at = writtenAt(writeId, now);
    const about = journalSeal(personId, entryId);
    const { form } = readWriting(text);
    const values = { form, sealed: tx.keys.seal("reflection", text, about), writtenAt: at };
    const made = await tx.db
      .insert(journalEntry)
      .values({ id: entryId, personId, createdAt: now, ...values })
      .onConflictDoNothing()
      .returning({ id: journalEntry.id });
    if (made.length === 0) {
      const mine = and(eq(journalEntry.id, entryId), eq(journalEntry.personId, personId));
      const open = (sealed: Buffer) => tx.keys.open("reflection", sealed, about);
      const { replaces, stands } = await keepOverwritten(
        tx,
        { table: journalEntry, mine, open },
        { text, at, seen },
      );
      if (!replaces) {
        await forgetWrite(tx, writeId);
        return { stands };
      }
      const rows = await tx.db
        .update(journalEntry)
        .set(values)
        .where(mine)
        .returning({ id: journalEntry.id });
      // Somebody else's, or deleted at this moment.
      if (rows.length === 0) throw new DomainError("not_found");
    }
    await recordAudit(tx, {
      action: "learning.save-journal-entry",
      targetType: "journal-entry",
      targetId: entryId,
      detail: { form, letters: text.length },
    });
    return { stands: true };
  });
}

/** Deleting leaves the entry's id among the accepted writes: a late write does not bring it back. */
async function isDeleted(tx: PersonCtx, entryId: string): Promise<boolean> {
  const own = and(eq(acceptedWrite.personId, tx.actor.personId), eq(acceptedWrite.id, entryId));
  return (await tx.db.select({ id: acceptedWrite.id }).from(acceptedWrite).where(own)).length > 0;
}
