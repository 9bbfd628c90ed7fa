import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { verifyPassword } from "#app/platform/password-hash.server.ts";
import { listActiveRoles } from "./internal/list-active-roles.server.ts";
import { countTry, forgiveTry } from "./internal/count-try.server.ts";
import { findByLogin } from "./internal/find-by-login.server.ts";
import { readLoginName } from "./login-name.ts";

interface Credentials {
  /** E-mail address, phone number or user name, as typed. */
  readonly login: string;
  readonly password: string;
  readonly clientAddress: string;
}

/**
 * Who it is that knows this name and password. Wrong, unknown, closed and not yet invited give one answer after the
 * same work. @throws DomainError credentials_invalid, rate_limited {minutes}
 */
export async function verifyCredentials(
  ctx: Ctx,
  input: Credentials,
): Promise<{ personId: string; roles: readonly Role[] }> {
  const address = { kind: "address", subject: `sign-in ${input.clientAddress}` } as const;
  await countTry(ctx, address);
  const found = await findByLogin(ctx, input.login);
  const account = { kind: "account", subject: found?.id ?? readLoginName(input.login).value } as const;
  await countTry(ctx, account);
  const matches = await verifyPassword(found?.passwordHash ?? null, input.password);
  if (!found || !matches) throw new DomainError("credentials_invalid");
  await forgiveTry(ctx, account);
  await forgiveTry(ctx, address);
  await withTransaction({ ...ctx, actor: { kind: "person", personId: found.id, grants: [] } }, (tx) =>
    recordAudit(tx, { action: "identity.sign-in", targetType: "person", targetId: found.id }),
  );
  return { personId: found.id, roles: await listActiveRoles(ctx, found.id) };
}
