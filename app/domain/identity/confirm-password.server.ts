import { eq } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { verifyPassword } from "#app/platform/password-hash.server.ts";
import { countTry, forgiveTry } from "./internal/count-try.server.ts";

/**
 * Checks that it is still the same person who sits there. Tries count together with those of signing in.
 * @throws DomainError credentials_invalid, rate_limited {minutes}
 */
export async function confirmPassword(ctx: PersonCtx, password: string): Promise<void> {
  const { personId } = ctx.actor;
  const account = { kind: "account", subject: personId } as const;
  await countTry(ctx, account);
  const [row] = await ctx.db
    .select({ passwordHash: person.passwordHash })
    .from(person)
    .where(eq(person.id, personId));
  if (!(await verifyPassword(row?.passwordHash ?? null, password)))
    throw new DomainError("credentials_invalid");
  await forgiveTry(ctx, account);
  await withTransaction(ctx, (tx) =>
    recordAudit(tx, { action: "identity.confirm-password", targetType: "person", targetId: personId }),
  );
}
