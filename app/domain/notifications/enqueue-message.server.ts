import { outboxMessage } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

export interface Message {
  readonly personId: string;
  readonly kind: string;
  readonly payload: Record<string, string | number>;
  /** One message per recipient, kind and period: the same key again changes nothing. */
  readonly dedupeKey: string;
}

/** Writes a message to the outbox in the caller's transaction. Delivery happens after commit, by a job. */
export async function enqueueMessage(tx: Ctx, message: Message): Promise<void> {
  await tx.db
    .insert(outboxMessage)
    .values({ ...message, createdAt: tx.clock.now() })
    .onConflictDoNothing({ target: outboxMessage.dedupeKey });
}
