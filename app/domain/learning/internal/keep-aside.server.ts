import { and, eq } from "drizzle-orm";
import { acceptedWrite, journalEntry } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { journalSeal } from "../journal.ts";

/**
 * What somebody wrote and what has no place any more (overwritten on another device, refused for good, a draft of a
 * shared phone) becomes an entry of her own journal: hers to read, copy and delete. The same id again changes nothing,
 * also after she deleted it.
 */
export async function keepAside(tx: PersonCtx, entryId: string, text: string): Promise<void> {
  const { personId } = tx.actor;
  const deleted = and(eq(acceptedWrite.personId, personId), eq(acceptedWrite.id, entryId));
  if ((await tx.db.select({ id: acceptedWrite.id }).from(acceptedWrite).where(deleted)).length > 0) return;
  const now = tx.clock.now();
  const sealed = tx.keys.seal("reflection", text, journalSeal(personId, entryId));
  const made = await tx.db
    .insert(journalEntry)
    .values({ id: entryId, personId, form: "free", sealed, createdAt: now, writtenAt: now })
    .onConflictDoNothing()
    .returning({ id: journalEntry.id });
  if (made.length > 0)
    await recordAudit(tx, {
      action: "learning.keep-aside",
      targetType: "journal-entry",
      targetId: entryId,
      detail: { letters: text.length },
    });
}
