import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { countTry } from "./internal/count-try.server.ts";
import { findByLogin } from "./internal/find-by-login.server.ts";
import { needsColleagueToReset } from "./internal/guarded-account.server.ts";
import { writeCode } from "./internal/write-code.server.ts";
import { readLoginName } from "./login-name.ts";

/** What to mail. The caller sends it after the answer, so that its time tells nothing. */
export interface ResetMail {
  readonly to: string;
  readonly userName: string;
  readonly givenName: string;
  readonly locale: Locale;
  readonly code: string;
}

/**
 * Makes a reset code for the person behind a name, when she has an e-mail address; else null. Also null for whoever
 * reads other people's records or decides who does: a mailbox alone must not open them, a second person gives the code.
 * @throws DomainError rate_limited {minutes}
 */
export async function requestReset(
  ctx: Ctx,
  input: { name: string; clientAddress: string },
): Promise<ResetMail | null> {
  await countTry(ctx, { kind: "address", subject: `reset ${input.clientAddress}` });
  const found = await findByLogin(ctx, input.name);
  await countTry(ctx, { kind: "mail", subject: found?.id ?? readLoginName(input.name).value });
  if (!found?.email) return null;
  if (await needsColleagueToReset(ctx, found.id)) return null;
  const { email: to, id, userName, givenName, locale } = found;
  const { code } = await withTransaction(ctx, (tx) => writeCode(tx, id, "reset"));
  return { to, userName, givenName, locale, code };
}
