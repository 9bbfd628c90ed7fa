import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { addAddendumInput, type AddAddendumInput } from "./inputs.ts";
import { lockRecordFor } from "./internal/load-record-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { refuseUntil } from "./internal/require-open-texts.server.ts";
import { requireMove } from "./internal/require-move.ts";
import { tellPair } from "./internal/tell-pair.server.ts";
import { writeEvents } from "./internal/write-events.server.ts";

/**
 * Later words to a locked record: by the supervisor who signed it, by the worker, or once by the arbiter of a different
 * view, whose reading ends with it. The same event id again changes nothing.
 * @throws DomainError not_found, texts_closed, forbidden, invalid {field}, conflict {reason} while it waits for an answer
 */
export async function addAddendum(ctx: PersonCtx, input: AddAddendumInput): Promise<void> {
  const { recordId, eventId, words } = parseInput(addAddendumInput, input);
  await withTransaction(ctx, async (tx) => {
    const record = await lockRecordFor(tx, recordId);
    const me = tx.actor.personId;
    const again = record.events.some(
      ({ id, kind, actorId }) => id === eventId && kind === "addendum" && actorId === me,
    );
    if (again) return;
    refuseUntil(record.closedUntil);
    requireMove(record, "add-addendum", tx.clock.now());
    await tellPair(tx, "supervision.addendum-added", record, eventId);
    await recordAudit(tx, {
      action: "supervision.add-addendum",
      targetType: "supervision-record",
      targetId: recordId,
      detail: { relation: record.relation },
    });
    await writeEvents(tx, record.row, [{ id: eventId, kind: "addendum", actorId: me, words }]);
  });
}
