import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";

/** The page of her account says what a person holds now. */
export async function tellRolesChanged(tx: Ctx, personId: string): Promise<void> {
  const kind = "identity.roles-changed";
  const dedupeKey = `${kind}:${personId}:${tx.clock.now().toISOString()}`;
  await enqueueMessage(tx, { personId, kind, payload: {}, dedupeKey });
}
