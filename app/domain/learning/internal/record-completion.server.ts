import { completion } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { ItemKind } from "#app/domain/curriculum/vocabulary.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

export interface Completion {
  readonly kind: ItemKind;
  readonly itemId: string;
  readonly versionId: string;
  /** The rule as it was met: ids, counts and percents. */
  readonly rule: Record<string, unknown>;
}

/**
 * Appends a person's first completion of an item. @returns its id, or null when one stood already, which never
 * changes
 */
export async function recordCompletion(tx: Ctx, personId: string, done: Completion): Promise<string | null> {
  const completedAt = tx.clock.now();
  const rows = await tx.db
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
    .returning({ id: completion.id });
  const [made] = rows;
  if (!made) return null;
  await recordAudit(tx, {
    action: `learning.complete-${done.kind}`,
    targetType: done.kind,
    targetId: done.itemId,
    detail: { personId, versionId: done.versionId },
  });
  await enqueueMessage(tx, {
    personId,
    kind: `${done.kind}-completed`,
    payload: { itemId: done.itemId, versionId: done.versionId },
    dedupeKey: `completed:${personId}:${done.itemId}`,
  });
  return made.id;
}
