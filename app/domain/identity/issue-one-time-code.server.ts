import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { issueCodeInput, type IssueCodeInput } from "./inputs.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { writeCode, type IssuedCode } from "./internal/write-code.server.ts";
import { mayIssueCode } from "./policy.ts";

/**
 * Makes a one-time code to hand over on paper: 14 days for an invitation, 24 hours for a reset.
 * @throws DomainError not_found for people out of reach, forbidden for oneself and for holders of guarded roles
 */
export function issueOneTimeCode(ctx: Ctx, input: IssueCodeInput): Promise<IssuedCode> {
  const { personId, purpose } = issueCodeInput.parse(input);
  return withTransaction(ctx, async (tx) => {
    const target = await loadPersonFor(tx, personId);
    if (!mayIssueCode(tx.actor, target)) throw new DomainError("forbidden");
    return writeCode(tx, personId, purpose);
  });
}
