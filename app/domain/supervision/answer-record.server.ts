import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import type { Message } from "#app/domain/notifications/message-kinds.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { answerRecordInput, type AnswerRecordInput } from "./inputs.ts";
import { getSealedText } from "./internal/get-sealed-text.server.ts";
import { lockRecordFor, type LoadedRecord } from "./internal/load-record-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { refuseUntil } from "./internal/require-open-texts.server.ts";
import { requireMove } from "./internal/require-move.ts";
import { writeEvents } from "./internal/write-events.server.ts";

/**
 * The worker agrees, agrees with a comment, or sees it differently and says how. Her answer locks the record: later words
 * are addenda. The same event id again changes nothing; of two answers at once one wins.
 * @throws DomainError not_found, texts_closed, forbidden (not her record), invalid {field}, conflict {reason}
 */
export async function answerRecord(ctx: PersonCtx, input: AnswerRecordInput): Promise<void> {
  const { recordId, eventId, answer, words } = parseInput(answerRecordInput, input);
  await withTransaction(ctx, async (tx) => {
    const record = await lockRecordFor(tx, recordId);
    const { events, row } = record;
    const me = tx.actor.personId;
    if (events.some(({ id, kind, actorId }) => id === eventId && kind === answer && actorId === me)) return;
    refuseUntil(record.closedUntil);
    requireMove(record, "answer", tx.clock.now());
    await getSealedText(tx, recordId);
    await enqueueMessages(tx, messages(record, me, answer === "seen-differently"));
    await recordAudit(tx, {
      action: "supervision.answer-record",
      targetType: "supervision-record",
      targetId: recordId,
    });
    const answered = { id: eventId, kind: answer, actorId: me, words };
    const unread = events.every(({ kind }) => kind !== "read");
    const read = { id: uuidv7(), kind: "read" as const, actorId: me };
    await writeEvents(tx, row, unread ? [read, answered] : [answered]);
  });
}

/** To the supervisor; of a different view also to who settles it. Which answer it was stands on the page only. */
function messages({ row, arbiterIds }: LoadedRecord, byId: string, differently: boolean): Message[] {
  const payload = { recordId: row.id, byId };
  const answered = "supervision.record-answered" as const;
  const differs = "supervision.view-differs" as const;
  return [
    {
      personId: row.supervisorId,
      kind: answered,
      payload,
      dedupeKey: `${answered}:${row.id}:${row.supervisorId}`,
    },
    ...(differently ? arbiterIds : []).map((personId) => ({
      personId,
      kind: differs,
      payload,
      dedupeKey: `${differs}:${row.id}:${personId}`,
    })),
  ];
}
