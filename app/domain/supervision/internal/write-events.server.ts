import { recordEvent, sealedText } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { CloseReason, RecordEventKind } from "../vocabulary.ts";
import { appendToLedger } from "./append-to-ledger.server.ts";
import { eventDigest } from "./row-digest.server.ts";
import { sealText } from "./seal-text.server.ts";

interface NewEvent {
  readonly id: string;
  readonly kind: RecordEventKind;
  readonly actorId: string;
  /** Sealed under the event's id; none for a bare fact. */
  readonly words?: string;
  readonly reason?: CloseReason;
}

/**
 * Appends events to a record: rows, sealed words, chain. The record's row must be locked by the caller.
 * @throws DomainError conflict when an id is taken
 */
export async function writeEvents(
  tx: Ctx,
  record: { readonly id: string; readonly regionId: string },
  events: readonly NewEvent[],
): Promise<void> {
  const at = tx.clock.now();
  const made = events.map(({ id, kind, actorId, words = "", reason = null }) => {
    const facts = { id, recordId: record.id, kind, actorId, at };
    if (words === "" && reason === null) return { row: { ...facts, commitment: null }, text: null };
    const document = { v: 1 as const, eventId: id, recordId: record.id, kind, actorId, words, reason };
    const { row, commitment } = sealText(tx, id, document);
    return { row: { ...facts, commitment }, text: row };
  });
  const texts = made.flatMap(({ text }) => (text ? [text] : []));
  const written = await tx.db
    .insert(recordEvent)
    .values(made.map(({ row }) => row))
    .onConflictDoNothing({ target: recordEvent.id })
    .returning({ id: recordEvent.id });
  if (written.length < made.length) throw new DomainError("conflict");
  if (texts.length > 0) await tx.db.insert(sealedText).values(texts);
  await appendToLedger(
    tx,
    made.map(({ row }) => ({
      regionId: record.regionId,
      kind: "event",
      subjectId: row.id,
      commitment: eventDigest(row),
    })),
  );
}
