import { and, eq, ne } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";

/** Keeps one's own language. Choosing the same again changes nothing. */
export function setLocale(ctx: PersonCtx, locale: Locale): Promise<void> {
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    const changed = await tx.db
      .update(person)
      .set({ locale })
      .where(and(eq(person.id, personId), ne(person.locale, locale)))
      .returning({ id: person.id });
    if (changed.length === 0) return;
    await recordAudit(tx, {
      action: "identity.set-locale",
      targetType: "person",
      targetId: personId,
      detail: { locale },
    });
  });
}
