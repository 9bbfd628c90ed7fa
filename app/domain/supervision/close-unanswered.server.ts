import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { closeUnansweredInput, type CloseUnansweredInput } from "./inputs.ts";
import { lockRecordFor } from "./internal/load-record-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requireMove } from "./internal/require-move.ts";
import { tellPair } from "./internal/tell-pair.server.ts";
import { writeEvents } from "./internal/write-events.server.ts";

/**
 * Closes a record that nobody answered for 30 days: the supervisor's manager, or where there is none the coordinator,
 * unread. Never shown as agreed; the worker may still add her words. The same event id again changes nothing.
 * @throws DomainError not_found, forbidden, conflict {reason} before the 30 days or when it was answered
 */
export async function closeUnanswered(ctx: PersonCtx, input: CloseUnansweredInput): Promise<void> {
  const { recordId, eventId, reason } = parseInput(closeUnansweredInput, input);
  await withTransaction(ctx, async (tx) => {
    const record = await lockRecordFor(tx, recordId);
    if (record.events.some(({ id, kind }) => id === eventId && kind === "closed-unanswered")) return;
    requireMove(record, "close-unanswered", tx.clock.now());
    await tellPair(tx, "supervision.record-closed", record, eventId);
    await recordAudit(tx, {
      action: "supervision.close-unanswered",
      targetType: "supervision-record",
      targetId: recordId,
      detail: { relation: record.relation, reason },
    });
    const closed = { id: eventId, kind: "closed-unanswered" as const, actorId: tx.actor.personId, reason };
    await writeEvents(tx, record.row, [closed]);
  });
}
