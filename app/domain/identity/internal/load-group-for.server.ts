import { and, arrayOverlaps, eq, isNull } from "drizzle-orm";
import { area, person, supervisionGroup } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { areasHeld, assigners } from "../policy.ts";

/** An open group whose supervisor is in one's reach. Locks the row. @throws DomainError not_found */
export async function loadGroupFor(tx: Ctx, groupId: string) {
  const scope = areasHeld(tx.actor, assigners);
  if (scope?.length === 0) throw new DomainError("not_found");
  const [row] = await tx.db
    .select({ id: supervisionGroup.id, supervisorId: supervisionGroup.supervisorId })
    .from(supervisionGroup)
    .innerJoin(person, eq(person.id, supervisionGroup.supervisorId))
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(
      and(
        eq(supervisionGroup.id, groupId),
        isNull(supervisionGroup.closedAt),
        scope === null ? undefined : arrayOverlaps(area.path, [...scope]),
      ),
    )
    .for("update", { of: supervisionGroup });
  if (!row) throw new DomainError("not_found");
  return row;
}
