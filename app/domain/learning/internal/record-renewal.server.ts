import { renewal } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import type { Completion } from "./record-completion.server.ts";

/** Appends that a person did an item again, beside her completion, which stays. Again changes nothing. */
export async function recordRenewal(tx: Ctx, personId: string, done: Completion): Promise<void> {
  const { kind, itemId, versionId, rule } = done;
  const renewedAt = tx.clock.now();
  const made = await tx.db
    .insert(renewal)
    .values({ id: uuidv7(renewedAt.getTime()), personId, itemId, versionId, renewedAt, rule })
    .onConflictDoNothing()
    .returning({ id: renewal.id });
  if (made.length === 0) return;
  await recordAudit(tx, {
    action: `learning.renew-${kind}`,
    targetType: kind,
    targetId: itemId,
    detail: { personId, versionId },
  });
}
