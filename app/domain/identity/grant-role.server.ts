import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { grantRoleInput, type GrantRoleInput } from "./inputs.ts";
import { loadAreaPath } from "./internal/load-area.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { writeGrant } from "./internal/write-grant.server.ts";
import { mayGrantRole, needsSecondPerson } from "./policy.ts";

/**
 * Gives a role in an area and all below it, from `startsAt` (now) to `endsAt` (open). In force at the next request.
 * @throws DomainError not_found, forbidden for oneself and beyond one's own reach, invalid when it ends before it
 * starts, second_person for roles that one person cannot give (see `requestGrant`)
 */
export async function grantRole(ctx: Ctx, input: GrantRoleInput): Promise<void> {
  const { personId, role, areaId, startsAt = ctx.clock.now(), endsAt } = grantRoleInput.parse(input);
  if (endsAt && endsAt.getTime() <= startsAt.getTime()) throw new DomainError("invalid");
  return withTransaction(ctx, async (tx) => {
    const target = await loadPersonFor(tx, personId);
    const path = await loadAreaPath(tx, areaId);
    if (!mayGrantRole(tx.actor, target, role, path)) throw new DomainError("forbidden");
    if (tx.actor.kind === "person" && needsSecondPerson(role)) throw new DomainError("second_person");
    const grantedById = tx.actor.kind === "person" ? tx.actor.personId : null;
    await writeGrant(tx, { personId, role, areaId, startsAt, endsAt: endsAt ?? null, grantedById });
  });
}
