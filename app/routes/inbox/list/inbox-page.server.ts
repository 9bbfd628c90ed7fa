import type { Inbox } from "#app/domain/notifications/queries/list-inbox.server.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { messageText } from "#app/i18n/message-text.ts";

/** One page of the inbox in words. `first`: nothing newer lies above it. */
export function inboxPage({ messages, next }: Inbox, locale: Locale, first: boolean) {
  return {
    messages: messages.map((row) => ({
      id: row.id,
      fresh: row.readAt === null,
      date: formatDateTime(row.createdAt, locale),
      title: messageText(row, locale).title,
    })),
    next,
    first,
  };
}
export type InboxPage = ReturnType<typeof inboxPage>;
