import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { markReadInput, type MarkReadInput } from "./inputs.ts";
import { loadRecordFor, lockRecordFor, type LoadedRecord } from "./internal/load-record-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writeEvents } from "./internal/write-events.server.ts";

/**
 * Notes that the worker has opened the record: from now on it can't be recalled. Does nothing when she did before, for
 * every other reader, and while her texts are closed. @throws DomainError not_found
 */
export async function markRead(ctx: PersonCtx, input: MarkReadInput): Promise<void> {
  const { recordId } = parseInput(markReadInput, input);
  if (!isNews(ctx, await loadRecordFor(ctx, recordId))) return;
  await withTransaction(ctx, async (tx) => {
    const record = await lockRecordFor(tx, recordId);
    if (!isNews(tx, record)) return;
    await recordAudit(tx, {
      action: "supervision.read-record",
      targetType: "supervision-record",
      targetId: recordId,
    });
    await writeEvents(tx, record.row, [{ id: uuidv7(), kind: "read", actorId: tx.actor.personId }]);
  });
}

function isNews({ actor }: PersonCtx, { relation, closedUntil, events }: LoadedRecord): boolean {
  if (relation !== "worker" || closedUntil) return false;
  return !events.some(({ kind, actorId }) => kind === "read" && actorId === actor.personId);
}
