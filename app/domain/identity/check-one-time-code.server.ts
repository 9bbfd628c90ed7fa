import { eq, sql } from "drizzle-orm";
import { oneTimeCode } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { sealTicket } from "./internal/code-ticket.server.ts";
import { countTry, forgiveTry } from "./internal/count-try.server.ts";
import { findByLogin } from "./internal/find-by-login.server.ts";
import { isOpenCodeOf } from "./internal/open-codes.server.ts";
import { hashCode } from "./internal/write-code.server.ts";
import { readCode, wrongTriesAllowed } from "./one-time-code.ts";

interface TypedCode {
  readonly name: string;
  readonly code: string;
  readonly clientAddress: string;
}

/**
 * Compares name and code without using the code up; the fifth wrong try makes it void.
 * @returns a sealed ticket for `redeemOneTimeCode`.
 * @throws DomainError code_invalid for every reason alike, rate_limited {minutes}
 */
export async function checkOneTimeCode(ctx: Ctx, input: TypedCode): Promise<{ ticket: string }> {
  const address = { kind: "address", subject: `code ${input.clientAddress}` } as const;
  await countTry(ctx, address);
  const found = await findByLogin(ctx, input.name);
  const codeId = found && (await matchCode(ctx, found.id, readCode(input.code)));
  if (!found || !codeId) throw new DomainError("code_invalid");
  await forgiveTry(ctx, address);
  return { ticket: sealTicket(ctx, { personId: found.id, codeId }) };
}

/** A wrong try must stay counted although the command then refuses, so it is a transaction of its own. */
function matchCode(ctx: Ctx, personId: string, code: string | null): Promise<string | null> {
  return withTransaction(ctx, async (tx) => {
    const [open] = await tx.db
      .select({ id: oneTimeCode.id, codeHash: oneTimeCode.codeHash, wrongTries: oneTimeCode.wrongTries })
      .from(oneTimeCode)
      .where(isOpenCodeOf(tx, personId))
      .for("update");
    if (!open) return null;
    if (code !== null && hashCode(tx, personId, code) === open.codeHash) return open.id;
    const nowVoid = open.wrongTries + 1 >= wrongTriesAllowed;
    await tx.db
      .update(oneTimeCode)
      .set({
        wrongTries: sql`${oneTimeCode.wrongTries} + 1`,
        ...(nowVoid ? { voidedAt: tx.clock.now() } : {}),
      })
      .where(eq(oneTimeCode.id, open.id));
    await recordAudit(tx, {
      action: "identity.mistype-one-time-code",
      targetType: "person",
      targetId: personId,
      detail: { codeId: open.id, void: nowVoid },
    });
    return null;
  });
}
