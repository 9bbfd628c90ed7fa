import { recordEvent, sealedText, supervisionAction, supervisionRecord } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import type { SessionMode } from "../vocabulary.ts";
import { appendToLedger } from "./append-to-ledger.server.ts";
import { listRegions } from "./list-regions.server.ts";
import { eventDigest, recordDigest } from "./row-digest.server.ts";
import { sealText } from "./seal-text.server.ts";
import type { RecordDocument } from "./sealed-documents.ts";

export interface NewRecord {
  readonly recordId: string;
  /** Null for the shared part. */
  readonly workerId: string | null;
  readonly words: RecordDocument["words"];
  readonly actions: RecordDocument["actions"];
}

interface HeldSession {
  readonly id: string;
  readonly heldOn: string;
  readonly minutes: number;
  readonly mode: SessionMode;
}

/** Writes signed records: rows with their commitment, sealed texts, actions, `sent` events, and the chain over them. */
export async function writeRecords(
  tx: PersonCtx,
  session: HeldSession,
  wanted: readonly NewRecord[],
): Promise<void> {
  const supervisorId = tx.actor.personId;
  const regions = await listRegions(
    tx,
    wanted.map(({ workerId }) => workerId ?? supervisorId),
  );
  const at = tx.clock.now();
  const { heldOn, minutes, mode } = session;
  const made = wanted.map(({ recordId, workerId, words, actions }) => {
    const part = workerId === null ? ("shared" as const) : ("own" as const);
    const ids = { recordId, sessionId: session.id, part, workerId, supervisorId };
    const { row: text, commitment } = sealText(tx, recordId, {
      v: 1,
      ...ids,
      heldOn,
      minutes,
      mode,
      words,
      actions,
    });
    const regionId = regions.get(workerId ?? supervisorId);
    if (regionId === undefined) throw new DomainError("not_found");
    const record = {
      id: recordId,
      sessionId: session.id,
      part,
      workerId,
      supervisorId,
      regionId,
      sentAt: at,
      commitment,
    };
    const event = {
      id: uuidv7(),
      recordId,
      kind: "sent" as const,
      actorId: supervisorId,
      at,
      commitment: null,
    };
    return { record, event, text, actions };
  });
  await tx.db.insert(supervisionRecord).values(made.map(({ record }) => record));
  await tx.db.insert(sealedText).values(made.map(({ text }) => text));
  await tx.db.insert(recordEvent).values(made.map(({ event }) => event));
  await writeActions(
    tx,
    made.flatMap(({ record, actions }) =>
      actions.map(({ id, ownerId, dueOn }) => ({
        id,
        recordId: record.id,
        workerId: record.workerId ?? ownerId,
        ownerId,
        dueOn,
      })),
    ),
  );
  await appendToLedger(
    tx,
    made.flatMap(({ record, event }) => [
      { regionId: record.regionId, kind: "record", subjectId: record.id, commitment: recordDigest(record) },
      { regionId: record.regionId, kind: "event", subjectId: event.id, commitment: eventDigest(event) },
    ]),
  );
}

async function writeActions(
  tx: PersonCtx,
  rows: readonly (typeof supervisionAction.$inferInsert)[],
): Promise<void> {
  if (rows.length === 0) return;
  const written = await tx.db
    .insert(supervisionAction)
    .values([...rows])
    .onConflictDoNothing({ target: supervisionAction.id })
    .returning({ id: supervisionAction.id });
  if (written.length < rows.length) throw new DomainError("conflict", { reason: "id" });
}
