import { and, eq } from "drizzle-orm";
import { oneTimeCode, person, session } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { hashPassword } from "#app/platform/password-hash.server.ts";
import { announceReader } from "./internal/announce-reader.server.ts";
import { canReadRecords } from "./internal/guarded-account.server.ts";
import { listActiveRoles } from "./internal/list-active-roles.server.ts";
import { openTicket } from "./internal/code-ticket.server.ts";
import { isOpenCodeOf } from "./internal/open-codes.server.ts";
import { passwordFault } from "./password-policy.ts";
import type { CodePurpose } from "./vocabulary.ts";

interface Redeeming {
  /** From `checkOneTimeCode`. */
  readonly ticket: string;
  readonly locale: Locale;
  readonly password: string;
}

/**
 * Uses the code up: sets language and password, ends every session of the person and leaves her a message.
 * @throws DomainError code_invalid, password_weak {reason}
 */
export async function redeemOneTimeCode(
  ctx: Ctx,
  input: Redeeming,
): Promise<{ personId: string; purpose: CodePurpose; roles: readonly Role[] }> {
  const { personId, codeId } = openTicket(ctx, input.ticket);
  const [known] = await ctx.db
    .select({ userName: person.userName })
    .from(person)
    .where(eq(person.id, personId));
  const reason = passwordFault(input.password, known?.userName ?? "");
  if (reason) throw new DomainError("password_weak", { reason });
  const passwordHash = await hashPassword(input.password);
  return withTransaction({ ...ctx, actor: { kind: "person", personId, grants: [] } }, async (tx) => {
    const now = tx.clock.now();
    const [used] = await tx.db
      .update(oneTimeCode)
      .set({ usedAt: now })
      .where(and(eq(oneTimeCode.id, codeId), isOpenCodeOf(tx, personId)))
      .returning({ purpose: oneTimeCode.purpose });
    if (!used) throw new DomainError("code_invalid");
    await tx.db
      .update(person)
      .set({ passwordHash, passwordChangedAt: now, locale: input.locale })
      .where(eq(person.id, personId));
    await tx.db.delete(session).where(eq(session.personId, personId));
    await recordAudit(tx, {
      action: "identity.redeem-one-time-code",
      targetType: "person",
      targetId: personId,
      detail: { codeId, purpose: used.purpose },
    });
    // Whoever holds the code is in now: those whose records she could read know it a day before she can.
    if (await canReadRecords(tx, personId)) await announceReader(tx, personId, `code:${codeId}`);
    const kind = "identity.code-used";
    await enqueueMessage(tx, { personId, kind, payload: {}, dedupeKey: `${kind}:${codeId}` });
    return { personId, purpose: used.purpose, roles: await listActiveRoles(tx, personId) };
  });
}
