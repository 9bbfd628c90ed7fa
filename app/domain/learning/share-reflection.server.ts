import { and, eq } from "drizzle-orm";
import { journalEntry, reflection, sharedReflection } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { currentSupervisor } from "./internal/current-supervisor.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { putTextApart } from "./internal/text-apart.server.ts";
import { journalSeal, shareSeal, type ShareSource } from "./journal.ts";
import { shareInput, type ShareInput } from "./journal-inputs.ts";
import { reflectionSeal } from "./reflection.ts";
import { readWriting } from "./writing.ts";

/**
 * Gives one's supervisor a copy of one reflection as it stands now. It never changes after that, and nobody else
 * ever opens it. The same share again changes nothing.
 * @throws DomainError not_found for what one has not written, conflict when the supervisor is another one by now,
 * invalid for an empty text
 */
export async function shareReflection(ctx: PersonCtx, input: ShareInput): Promise<void> {
  const { shareId, source, sourceId, supervisorId } = parseInput(shareInput, input);
  const { personId } = ctx.actor;
  await withTransaction(ctx, async (tx) => {
    const text = await ownText(tx, source, sourceId);
    if (text === null) throw new DomainError("not_found");
    if (text.trim() === "") throw new DomainError("invalid", { field: "sourceId" });
    if ((await currentSupervisor(tx))?.id !== supervisorId) throw new DomainError("conflict");
    const rows = await tx.db
      .insert(sharedReflection)
      .values({
        id: shareId,
        personId,
        supervisorId,
        source,
        sourceId,
        form: readWriting(text).form,
        sharedAt: tx.clock.now(),
      })
      .onConflictDoNothing({ target: sharedReflection.id })
      .returning({ id: sharedReflection.id });
    if (rows.length === 0) return;
    const about = shareSeal(shareId, personId, supervisorId);
    await putTextApart(tx, "reflection", { id: shareId, text, about });
    await recordAudit(tx, {
      action: "learning.share-reflection",
      targetType: "shared-reflection",
      targetId: shareId,
      detail: { source, sourceId, supervisorId },
    });
    const kind = "learning.reflection-shared";
    await enqueueMessage(tx, {
      personId: supervisorId,
      kind,
      payload: { personId },
      dedupeKey: `${kind}:${shareId}`,
    });
  });
}

/** One's own writing as it is kept, or null. */
async function ownText(tx: PersonCtx, source: ShareSource, sourceId: string): Promise<string | null> {
  const { personId } = tx.actor;
  if (source === "journal") {
    const [entry] = await tx.db
      .select({ sealed: journalEntry.sealed })
      .from(journalEntry)
      .where(and(eq(journalEntry.personId, personId), eq(journalEntry.id, sourceId)));
    return entry ? tx.keys.open("reflection", entry.sealed, journalSeal(personId, sourceId)) : null;
  }
  const [lessonId = "", promptId = ""] = sourceId.split("/");
  const [own] = await tx.db
    .select({ sealed: reflection.sealed })
    .from(reflection)
    .where(
      and(
        eq(reflection.personId, personId),
        eq(reflection.lessonId, lessonId),
        eq(reflection.promptId, promptId),
      ),
    );
  return own ? tx.keys.open("reflection", own.sealed, reflectionSeal(personId, lessonId, promptId)) : null;
}
