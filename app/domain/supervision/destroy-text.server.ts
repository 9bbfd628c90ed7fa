import { eq, sql } from "drizzle-orm";
import { destroyedText, recordEvent, supervisionRecord } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { destroyTextInput, type DestroyTextInput } from "./inputs.ts";
import { appendToLedger } from "./internal/append-to-ledger.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { destroyedDigest } from "./internal/row-digest.server.ts";

/**
 * Destroys the text of a record or of an event with its key and salt; rows, commitment and chain stay and verify. The
 * only way: command lines call it, no page does. Again changes nothing. An id that the database doesn't know is noted.
 * @throws DomainError forbidden for persons
 */
export async function destroyText(ctx: Ctx, input: DestroyTextInput): Promise<void> {
  const { textId, reason } = parseInput(destroyTextInput, input);
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  await withTransaction(ctx, async (tx) => {
    const record = await findRecordOf(tx, textId);
    const moment = tx.clock.now().toISOString();
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`destroy:${textId}`}, 0))`);
    const [before] = await tx.db.select().from(destroyedText).where(eq(destroyedText.id, textId));
    await tx.db.execute(
      sql`select destroy_sealed_text(${textId}::uuid, ${reason}, null, ${moment}::timestamptz)`,
    );
    if (before) return;
    const [row] = await tx.db.select().from(destroyedText).where(eq(destroyedText.id, textId));
    if (!row) throw new Error("destroying left no trace");
    await recordAudit(tx, {
      action: "supervision.destroy-text",
      targetType: "supervision-text",
      targetId: textId,
      detail: { reason },
    });
    if (!record) return;
    const kind = "supervision.text-destroyed" as const;
    const pair = [record.workerId, record.supervisorId].flatMap((personId) => personId ?? []);
    await enqueueMessages(
      tx,
      pair.map((personId) => ({
        personId,
        kind,
        payload: { recordId: record.id },
        dedupeKey: `${kind}:${textId}:${personId}`,
      })),
    );
    await appendToLedger(tx, [
      { regionId: record.regionId, kind: "destroyed", subjectId: textId, commitment: destroyedDigest(row) },
    ]);
  });
}

/** The record whose text it is, or whose event's. */
async function findRecordOf(tx: Ctx, textId: string) {
  const [row] = await tx.db
    .select()
    .from(supervisionRecord)
    .where(
      sql`${supervisionRecord.id} = coalesce((select ${recordEvent.recordId} from ${recordEvent}
        where ${recordEvent.id} = ${textId}::uuid), ${textId}::uuid)`,
    );
  return row ?? null;
}
