import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { enqueueMessages } from "./enqueue-messages.server.ts";
import type { Message } from "./message-kinds.ts";

/**
 * Writes a message to the outbox in the caller's transaction. Delivery happens after commit, by a job.
 * @throws ZodError when the payload carries more or other than its kind allows
 */
export function enqueueMessage(tx: Ctx, message: Message): Promise<void> {
  return enqueueMessages(tx, [message]);
}
