import { and, eq } from "drizzle-orm";
import { recordDraft, supervisionAction } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { recallRecordInput, type DraftText, type RecallRecordInput } from "./inputs.ts";
import { getSealedText } from "./internal/get-sealed-text.server.ts";
import { listAttended } from "./internal/hold-session.server.ts";
import { lockRecordFor, type LoadedRecord } from "./internal/load-record-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { refuseUntil } from "./internal/require-open-texts.server.ts";
import { requireMove } from "./internal/require-move.ts";
import { openText } from "./internal/seal-text.server.ts";
import { recordDocument } from "./internal/sealed-documents.ts";
import { writeEvents } from "./internal/write-events.server.ts";
import { draftSeal } from "./sealed-names.ts";

/**
 * Takes a record back that nobody has read: it is a draft again, its actions go, those that it closed are open again.
 * The same event id again changes nothing. @throws DomainError not_found, texts_closed, forbidden (did not sign it),
 * conflict {reason} once it was read, answered or recalled
 */
export async function recallRecord(
  ctx: PersonCtx,
  input: RecallRecordInput,
): Promise<{ readonly sessionId: string }> {
  const { recordId, eventId } = parseInput(recallRecordInput, input);
  return withTransaction(ctx, async (tx) => {
    const record = await lockRecordFor(tx, recordId, { recalled: true });
    const { sessionId } = record.row;
    if (record.events.some(({ id, kind }) => id === eventId && kind === "recalled")) return { sessionId };
    refuseUntil(record.closedUntil);
    requireMove(record, "recall", tx.clock.now());
    await backToDraft(tx, record);
    await tell(tx, record);
    await recordAudit(tx, {
      action: "supervision.recall-record",
      targetType: "supervision-record",
      targetId: recordId,
    });
    await writeEvents(tx, record.row, [{ id: eventId, kind: "recalled", actorId: tx.actor.personId }]);
    return { sessionId };
  });
}

async function backToDraft(tx: PersonCtx, { row }: LoadedRecord): Promise<void> {
  const document = openText(tx, await getSealedText(tx, row.id), recordDocument);
  await tx.db.delete(supervisionAction).where(eq(supervisionAction.recordId, row.id));
  const reopened = row.workerId === null ? [] : await reopen(tx, row.sessionId, row.workerId);
  const { heldOn, minutes, mode, words, actions } = document;
  const text: DraftText = {
    heldOn,
    minutes: String(minutes),
    mode,
    ...words,
    actions,
    lastActions: reopened,
  };
  const draftId = uuidv7();
  await tx.db.insert(recordDraft).values({
    id: draftId,
    sessionId: row.sessionId,
    workerId: row.workerId,
    supervisorId: row.supervisorId,
    part: row.part,
    revision: 1,
    sealed: tx.keys.seal("record", JSON.stringify(text), draftSeal(draftId)),
    savedAt: tx.clock.now(),
  });
}

/** Last time's actions that the record closed; the draft remembers as what. */
async function reopen(
  tx: PersonCtx,
  sessionId: string,
  workerId: string,
): Promise<NonNullable<DraftText["lastActions"]>> {
  const closed = and(
    eq(supervisionAction.closedInSessionId, sessionId),
    eq(supervisionAction.workerId, workerId),
  );
  const rows = await tx.db
    .select({ actionId: supervisionAction.id, state: supervisionAction.state })
    .from(supervisionAction)
    .where(closed)
    .limit(30);
  await tx.db
    .update(supervisionAction)
    .set({ state: "open", closedAt: null, closedInSessionId: null })
    .where(closed);
  return rows;
}

async function tell(tx: PersonCtx, { row }: LoadedRecord): Promise<void> {
  const kind = "supervision.record-recalled" as const;
  const readers = row.workerId === null ? await listAttended(tx, row.sessionId) : [row.workerId];
  await enqueueMessages(
    tx,
    readers.map((personId) => ({
      personId,
      kind,
      payload: { recordId: row.id, byId: tx.actor.personId },
      dedupeKey: `${kind}:${row.id}:${personId}`,
    })),
  );
}
