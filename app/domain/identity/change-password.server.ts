import { eq } from "drizzle-orm";
import { person, session } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { hashPassword, verifyPassword } from "#app/platform/password-hash.server.ts";
import { countTry, forgiveTry } from "./internal/count-try.server.ts";
import { passwordFault } from "./password-policy.ts";

/**
 * Changes one's own password and ends all sessions; the caller starts a new one for this device.
 * @throws DomainError credentials_invalid, password_weak {reason}, rate_limited {minutes}
 */
export async function changePassword(
  ctx: PersonCtx,
  input: { current: string; password: string },
): Promise<void> {
  const { personId } = ctx.actor;
  const account = { kind: "account", subject: personId } as const;
  await countTry(ctx, account);
  const [row] = await ctx.db
    .select({ userName: person.userName, passwordHash: person.passwordHash })
    .from(person)
    .where(eq(person.id, personId));
  if (!(await verifyPassword(row?.passwordHash ?? null, input.current)))
    throw new DomainError("credentials_invalid");
  await forgiveTry(ctx, account);
  const reason = passwordFault(input.password, row?.userName ?? "");
  if (reason) throw new DomainError("password_weak", { reason });
  const passwordHash = await hashPassword(input.password);
  await withTransaction(ctx, async (tx) => {
    const passwordChangedAt = tx.clock.now();
    await tx.db.update(person).set({ passwordHash, passwordChangedAt }).where(eq(person.id, personId));
    await tx.db.delete(session).where(eq(session.personId, personId));
    await recordAudit(tx, { action: "identity.change-password", targetType: "person", targetId: personId });
  });
}
