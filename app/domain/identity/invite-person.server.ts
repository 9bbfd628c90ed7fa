import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { createPerson } from "./create-person.server.ts";
import { grantRole } from "./grant-role.server.ts";
import { invitePersonInput, type InvitePersonInput } from "./inputs.ts";
import { freeUserName } from "./internal/free-user-name.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { refuseTaken } from "./internal/refuse-taken.server.ts";
import { writeCode } from "./internal/write-code.server.ts";

export interface Invited {
  readonly personId: string;
  readonly userName: string;
  /** Shown once, to be handed over on paper. */
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * Makes an account with a first role and the code that opens it (14 days).
 * @throws DomainError forbidden, not_found (area), conflict {field} when a sign-in name is taken
 */
export async function invitePerson(ctx: Ctx, input: InvitePersonInput): Promise<Invited> {
  const { role, userName: wished, ...values } = parseInput(invitePersonInput, input);
  return withTransaction(ctx, async (tx) => {
    const userName = wished ?? (await freeUserName(tx, values));
    await refuseTaken(tx, { ...values, userName });
    const { personId } = await createPerson(tx, { ...values, userName });
    if (role) await grantRole(tx, { personId, role, areaId: values.homeAreaId });
    const { code, expiresAt } = await writeCode(tx, personId, "invitation");
    return { personId, userName, code, expiresAt };
  });
}
