import { and, eq, isNull, sql } from "drizzle-orm";
import { area, messagePreference, outboxMessage, person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { readMessages } from "./internal/message-rows.server.ts";
import { maySend, type MailMark } from "./mail-mark.ts";
import type { MessageRow } from "./message-row.ts";
import { quietUntil, usualPreference } from "./quiet-hours.ts";

export type MailClaim =
  /** The caller, and nobody else, hands it over now and then says how it went (`settleMail`). */
  | { readonly kind: "send"; readonly to: string; readonly locale: Locale; readonly message: MessageRow }
  | { readonly kind: "later"; readonly at: Date }
  | { readonly kind: "nothing" };

/**
 * Takes a message for mailing, at most once at a time over all processes. A message that is found "sending" was
 * held by a process that ended: it may have arrived, so it is marked `interrupted` and never sent again.
 */
export function claimMail(ctx: Ctx, messageId: string): Promise<MailClaim> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  return withTransaction(ctx, async (tx) => {
    const found = await loadForMail(tx, messageId);
    if (!found || found.deliveredAt !== null) return { kind: "nothing" };
    const mark = (mailMark: MailMark) =>
      tx.db.update(outboxMessage).set({ mailMark }).where(eq(outboxMessage.id, messageId));
    if (found.mailMark === "sending") {
      await mark("interrupted");
      return { kind: "nothing" };
    }
    if (!maySend(found.mailMark)) return { kind: "nothing" };
    if (found.email === null || found.closedAt !== null || !found.wantsMail) {
      await mark(found.wantsMail ? "no-address" : "not-wanted");
      return { kind: "nothing" };
    }
    const later = quietUntil(tx.clock.now(), found.timeZone, { from: found.quietFrom, to: found.quietTo });
    if (later) return { kind: "later", at: later };
    await tx.db
      .update(outboxMessage)
      .set({ mailMark: "sending", mailAttempts: sql`${outboxMessage.mailAttempts} + 1` })
      .where(and(eq(outboxMessage.id, messageId), isNull(outboxMessage.deliveredAt)));
    const [message] = await readMessages(tx, found.locale, eq(outboxMessage.id, messageId), 1);
    if (!message) return { kind: "nothing" };
    return { kind: "send", to: found.email, locale: found.locale, message };
  });
}

/** Locks the message, so that two claims of it come one after the other. */
async function loadForMail(tx: Ctx, messageId: string) {
  const { quiet, mail } = usualPreference;
  const [row] = await tx.db
    .select({
      mailMark: outboxMessage.mailMark,
      deliveredAt: outboxMessage.deliveredAt,
      email: person.email,
      closedAt: person.closedAt,
      locale: person.locale,
      timeZone: area.timeZone,
      wantsMail: sql<boolean>`coalesce(${messagePreference.mail}, ${mail})`,
      quietFrom: sql<number>`coalesce(${messagePreference.quietFrom}, ${quiet.from}::int)`,
      quietTo: sql<number>`coalesce(${messagePreference.quietTo}, ${quiet.to}::int)`,
    })
    .from(outboxMessage)
    .innerJoin(person, eq(person.id, outboxMessage.personId))
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .leftJoin(messagePreference, eq(messagePreference.personId, person.id))
    .where(eq(outboxMessage.id, messageId))
    .for("update", { of: outboxMessage });
  return row ?? null;
}
