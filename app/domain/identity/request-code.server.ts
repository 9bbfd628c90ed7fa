import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { personInput } from "./inputs.ts";
import { askForApproval } from "./internal/ask-for-approval.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { mayIssueCode } from "./policy.ts";

/**
 * Asks a second person to let one make a code for an account that reads supervision records.
 * @throws DomainError not_found, forbidden, already_done
 */
export async function requestCode(
  ctx: PersonCtx,
  input: { personId: string },
): Promise<{ approvalId: string }> {
  const { personId } = parseInput(personInput, input);
  return withTransaction(ctx, async (tx) => {
    const target = await loadPersonFor(tx, personId);
    if (!mayIssueCode(tx.actor, target)) throw new DomainError("forbidden");
    const approvalId = await askForApproval(tx, { kind: "reset-code", target, areaPath: target.homePath });
    return { approvalId };
  });
}
