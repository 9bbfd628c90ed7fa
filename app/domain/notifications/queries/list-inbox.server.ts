import { and, eq, sql } from "drizzle-orm";
import { outboxMessage } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { inboxCursor } from "../inputs.ts";
import { readMessages } from "../internal/message-rows.server.ts";
import type { MessageRow } from "../message-row.ts";

const pageSize = 20;

export interface Inbox {
  /** Unread first, then newest first. */
  readonly messages: readonly MessageRow[];
  /** For `before` of the next page; null on the last. */
  readonly next: string | null;
}

/** One's own messages. @throws DomainError invalid for a `before` that no page gave */
export async function listInbox(ctx: PersonCtx, locale: Locale, before: string | null): Promise<Inbox> {
  const { readAt, createdAt, id, personId } = outboxMessage;
  const own = eq(personId, ctx.actor.personId);
  const [read, at, last] = before === null ? [] : cursorParts(before);
  const below =
    read && at && last
      ? sql`(${readAt} is null, ${createdAt}, ${id}) < (${read} = '0', ${at}::timestamptz, ${last}::uuid)`
      : undefined;
  const rows = await readMessages(ctx, locale, and(own, below), pageSize + 1);
  const messages = rows.slice(0, pageSize);
  const end = rows.length > pageSize ? messages.at(-1) : undefined;
  return {
    messages,
    next: end ? `${end.readAt ? 1 : 0}_${end.createdAt.toISOString()}_${end.id}` : null,
  };
}

function cursorParts(before: string): string[] {
  const parsed = inboxCursor.safeParse(before);
  if (!parsed.success) throw new DomainError("invalid");
  return parsed.data.split("_");
}
