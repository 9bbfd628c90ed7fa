import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { issueCodeInput, type IssueCodeInput } from "./inputs.ts";
import { approvedCodeAt } from "./internal/approved-code.server.ts";
import { isFirstOfAll, isGuardedAccount } from "./internal/guarded-account.server.ts";
import { loadPersonFor, type LoadedPerson } from "./internal/load-person-for.server.ts";
import { writeCode, type IssuedCode } from "./internal/write-code.server.ts";
import { mayIssueCode } from "./policy.ts";

/**
 * Makes a one-time code to hand over on paper: 14 days for an invitation, 24 hours for a reset. For an account that
 * reads supervision records, or decides who does, a second person must have agreed (`requestCode`).
 * @throws DomainError not_found for people out of reach, forbidden for oneself and for holders of guarded roles,
 * second_person, invalid for an invitation into an account that is open
 */
export function issueOneTimeCode(ctx: Ctx, input: IssueCodeInput): Promise<IssuedCode> {
  const { personId, purpose } = issueCodeInput.parse(input);
  return withTransaction(ctx, async (tx) => {
    const target = await loadPersonFor(tx, personId);
    if (!mayIssueCode(tx.actor, target)) throw new DomainError("forbidden");
    if (purpose === "invitation" && target.opened) throw new DomainError("invalid");
    if (!(await isAgreed(tx, target))) throw new DomainError("second_person");
    return writeCode(tx, personId, purpose);
  });
}

async function isAgreed(tx: Ctx, target: LoadedPerson): Promise<boolean> {
  if (tx.actor.kind !== "person") return true;
  if (!(await isGuardedAccount(tx, target.id))) return true;
  if ((await approvedCodeAt(tx, target.id)) !== null) return true;
  return isFirstOfAll(tx, target.id, target.homePath);
}
