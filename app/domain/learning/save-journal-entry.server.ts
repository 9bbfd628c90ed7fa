import { and, eq, lt, sql } from "drizzle-orm";
import { acceptedWrite, journalEntry } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { acceptWrite } from "./internal/accept-write.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { journalSeal } from "./journal.ts";
import { saveEntryInput, type SaveEntryInput } from "./journal-inputs.ts";
import { writtenAt } from "./write-order.ts";
import { readWriting } from "./writing.ts";

/**
 * Keeps an entry of one's own journal, sealed to its author; the same write again changes nothing, and of two writes
 * the later one stands. @returns `stands`: false when a later text stands
 * @throws DomainError not_found for an entry of somebody else and for one that was deleted, invalid beyond the limit
 */
export async function saveJournalEntry(ctx: PersonCtx, input: SaveEntryInput): Promise<{ stands: boolean }> {
  const { writeId, entryId, text } = parseInput(saveEntryInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    if (await isDeleted(tx, entryId)) throw new DomainError("not_found");
    if (!(await acceptWrite(tx, writeId))) return { stands: true };
    const now = tx.clock.now();
    const values = {
      form: readWriting(text).form,
      sealed: tx.keys.seal("reflection", text, journalSeal(personId, entryId)),
      writtenAt: writtenAt(writeId, now),
    };
    const [kept] = await tx.db
      .select({ personId: journalEntry.personId })
      .from(journalEntry)
      .where(eq(journalEntry.id, entryId));
    if (kept && kept.personId !== personId) throw new DomainError("not_found");
    const rows = await tx.db
      .insert(journalEntry)
      .values({ id: entryId, personId, createdAt: now, ...values })
      .onConflictDoUpdate({
        target: journalEntry.id,
        set: values,
        setWhere: sql`${eq(journalEntry.personId, personId)} and ${lt(journalEntry.writtenAt, values.writtenAt)}`,
      })
      .returning({ id: journalEntry.id });
    await recordAudit(tx, {
      action: "learning.save-journal-entry",
      targetType: "journal-entry",
      targetId: entryId,
      detail: { form: values.form, letters: text.length },
    });
    return { stands: rows.length > 0 };
  });
}

/** Deleting leaves the entry's id among the accepted writes: a late write does not bring it back. */
async function isDeleted(tx: PersonCtx, entryId: string): Promise<boolean> {
  const own = and(eq(acceptedWrite.personId, tx.actor.personId), eq(acceptedWrite.id, entryId));
  return (await tx.db.select({ id: acceptedWrite.id }).from(acceptedWrite).where(own)).length > 0;
}
