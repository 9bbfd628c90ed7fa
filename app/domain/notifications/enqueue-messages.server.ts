import { outboxMessage } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { MailMark } from "./mail-mark.ts";
import { goesByMail, messagePayloads, type Message } from "./message-kinds.ts";

/** As `enqueueMessage`, for many recipients in one statement. */
export async function enqueueMessages(tx: Ctx, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message) => messageRow(tx, message));
  await tx.db.insert(outboxMessage).values(rows).onConflictDoNothing({ target: outboxMessage.dedupeKey });
}

/**
 * The row of a message, for a command that writes it in a statement of its own.
 * @throws ZodError when the payload carries more or other than its kind allows
 */
export function messageRow(
  tx: Ctx,
  { personId, kind, dedupeKey, payload }: Message,
): typeof outboxMessage.$inferInsert {
  const createdAt = tx.clock.now();
  const row = { personId, kind, dedupeKey, createdAt, payload: messagePayloads[kind].parse(payload) };
  if (goesByMail(kind)) return row;
  // She did it herself a moment ago: kept for looking back, not counted as news.
  return { ...row, readAt: createdAt, mailMark: "inbox-only" satisfies MailMark };
}
