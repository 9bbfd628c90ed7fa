import { person } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { createPersonInput, type CreatePersonInput } from "./inputs.ts";
import { loadAreaPath } from "./internal/load-area.server.ts";
import { mayCreatePerson } from "./policy.ts";
import { searchKey } from "./search-key.ts";

/**
 * Makes an account without a password: it opens with a one-time code.
 * @throws DomainError forbidden, not_found (area), conflict when user name, address or number is taken
 */
export function createPerson(ctx: Ctx, input: CreatePersonInput): Promise<{ personId: string }> {
  const values = createPersonInput.parse(input);
  return withTransaction(ctx, async (tx) => {
    if (!mayCreatePerson(tx.actor, await loadAreaPath(tx, values.homeAreaId)))
      throw new DomainError("forbidden");
    const [row] = await tx.db
      .insert(person)
      .values({ ...values, searchKey: searchKey(values), createdAt: tx.clock.now() })
      .onConflictDoNothing()
      .returning({ id: person.id });
    if (!row) throw new DomainError("conflict");
    await recordAudit(tx, { action: "identity.create-person", targetType: "person", targetId: row.id });
    return { personId: row.id };
  });
}
