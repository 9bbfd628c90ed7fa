import { eq } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { editPersonInput, type EditPersonInput } from "./inputs.ts";
import { isGuardedAccount } from "./internal/guarded-account.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { refuseTaken } from "./internal/refuse-taken.server.ts";
import { mayKeepPerson } from "./policy.ts";
import { searchKey } from "./search-key.ts";

/**
 * Names and contacts as they shall be. A code can be mailed to the address, so nobody sets another one for an
 * account that a second person must help to reset; taking the address away is always possible.
 * @throws DomainError not_found, forbidden, conflict {field}, second_person {field}
 */
export async function editPerson(ctx: Ctx, input: EditPersonInput): Promise<void> {
  const { personId, ...values } = parseInput(editPersonInput, input);
  return withTransaction(ctx, async (tx) => {
    const target = await loadPersonFor(tx, personId);
    if (!mayKeepPerson(tx.actor, target)) throw new DomainError("forbidden");
    const newAddress = values.email !== undefined && values.email !== target.email;
    if (newAddress && (await isGuardedAccount(tx, personId)))
      throw new DomainError("second_person", { field: "email" });
    await refuseTaken(tx, values, personId);
    await tx.db
      .update(person)
      .set({
        ...values,
        patronymic: values.patronymic ?? null,
        surnameCyrillic: values.surnameCyrillic ?? null,
        givenNameCyrillic: values.givenNameCyrillic ?? null,
        patronymicCyrillic: values.patronymicCyrillic ?? null,
        email: values.email ?? null,
        phone: values.phone ?? null,
        searchKey: searchKey(values),
      })
      .where(eq(person.id, personId));
    await recordAudit(tx, { action: "identity.edit-person", targetType: "person", targetId: personId });
  });
}
