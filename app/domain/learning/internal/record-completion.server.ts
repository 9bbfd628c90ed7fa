import { rowWhere } from "#app/db/row-where.ts";
import { auditEvent, completion, outboxMessage } from "#app/db/schema/index.ts";
import { auditRow } from "#app/domain/audit/record-audit.server.ts";
import type { ItemKind } from "#app/domain/curriculum/vocabulary.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { messageRow } from "#app/domain/notifications/enqueue-messages.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

export interface Completion {
  readonly kind: ItemKind;
  readonly itemId: string;
  readonly versionId: string;
  /** The rule as it was met: ids, counts and percents. */
  readonly rule: Record<string, unknown>;
}

/**
 * Appends a person's first completion of an item, with its audit event and its message; one statement. @returns its
 * id, or null when one stood already, which never changes
 */
export async function recordCompletion(tx: Ctx, personId: string, done: Completion): Promise<string | null> {
  const completedAt = tx.clock.now();
  const made = tx.db.$with("made").as(
    tx.db
      .insert(completion)
      .values({
        id: uuidv7(completedAt.getTime()),
        personId,
        itemId: done.itemId,
        versionId: done.versionId,
        completedAt,
        rule: done.rule,
      })
      .onConflictDoNothing({ target: [completion.personId, completion.itemId] })
      .returning({ id: completion.id }),
  );
  const audited = auditRow(tx, {
    action: `learning.complete-${done.kind}`,
    targetType: done.kind,
    targetId: done.itemId,
    detail: { personId, versionId: done.versionId },
  });
  const told = messageRow(tx, {
    personId,
    kind: `${done.kind}-completed`,
    payload: { itemId: done.itemId, versionId: done.versionId },
    dedupeKey: `completed:${personId}:${done.itemId}`,
  });
  const inTrail = tx.db.$with("in_trail").as(
    tx.db
      .insert(auditEvent)
      .select(rowWhere(auditEvent, audited, "made"))
      .returning({ id: auditEvent.id }),
  );
  const inOutbox = tx.db.$with("in_outbox").as(
    tx.db
      .insert(outboxMessage)
      .select(rowWhere(outboxMessage, told, "made"))
      .onConflictDoNothing({ target: outboxMessage.dedupeKey })
      .returning({ id: outboxMessage.id }),
  );
  const [row] = await tx.db.with(made, inTrail, inOutbox).select({ id: made.id }).from(made);
  return row?.id ?? null;
}
