import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { outboxMessage } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { readMessages } from "./internal/message-rows.server.ts";
import type { MessageRow } from "./message-row.ts";

/** Opens one of one's own messages, which marks it as read. @throws DomainError not_found also for other people's */
export async function openMessage(ctx: PersonCtx, messageId: string, locale: Locale): Promise<MessageRow> {
  if (!z.uuid().safeParse(messageId).success) throw new DomainError("not_found");
  const mine = and(eq(outboxMessage.id, messageId), eq(outboxMessage.personId, ctx.actor.personId));
  const [message] = await readMessages(ctx, locale, mine, 1);
  if (!message) throw new DomainError("not_found");
  if (message.readAt === null) {
    await ctx.db
      .update(outboxMessage)
      .set({ readAt: ctx.clock.now() })
      .where(and(mine, isNull(outboxMessage.readAt)));
  }
  return message;
}
