import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { settleFieldTaskInput, type SettleFieldTaskInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";
import { settleFieldTask } from "./internal/settle-field-task.server.ts";

/**
 * Returns a field task with a comment, which says what is missing. The same write again changes nothing.
 * @throws DomainError not_found (not hers to sign), texts_closed, conflict (handed in again or signed meanwhile),
 * invalid {field: comment}
 */
export async function returnFieldTask(ctx: PersonCtx, input: SettleFieldTaskInput): Promise<void> {
  const wanted = parseInput(settleFieldTaskInput, input);
  if (wanted.comment === "") throw new DomainError("invalid", { field: "comment" });
  await withTransaction(ctx, (tx) => settleFieldTask(tx, "returned", wanted));
}
