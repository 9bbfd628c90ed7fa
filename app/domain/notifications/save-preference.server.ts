import { messagePreference } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import type { PreferenceInput } from "./inputs.ts";

/** Keeps whether and when the person wants mail. The inbox is not asked about: it is always there. */
export function savePreference(ctx: PersonCtx, wish: PreferenceInput): Promise<void> {
  const { personId } = ctx.actor;
  const { mail, quietFrom, quietTo } = wish;
  return withTransaction(ctx, async (tx) => {
    await tx.db
      .insert(messagePreference)
      .values({ personId, mail, quietFrom, quietTo })
      .onConflictDoUpdate({ target: messagePreference.personId, set: { mail, quietFrom, quietTo } });
    await recordAudit(tx, {
      action: "notifications.save-preference",
      targetType: "person",
      targetId: personId,
      detail: { mail, quietFrom, quietTo },
    });
  });
}
