import { and, arrayOverlaps, eq, gt, isNull, or, sql } from "drizzle-orm";
import { area, roleGrant } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { endGrantInput } from "./inputs.ts";
import { endGroupsOf, endSupervisions } from "./internal/end-supervisions.server.ts";
import { listActiveRoles } from "./internal/list-active-roles.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { tellRolesChanged } from "./internal/tell-roles-changed.server.ts";
import { keepers, mayEndGrant, areasHeld } from "./policy.ts";

/**
 * Ends a role now; its dates stay. With a supervisor's last role her supervisions and groups end too.
 * @throws DomainError not_found out of reach, forbidden for oneself, already_done
 */
export async function endGrant(ctx: Ctx, input: { grantId: string }): Promise<{ personId: string }> {
  const { grantId } = parseInput(endGrantInput, input);
  return withTransaction(ctx, async (tx) => {
    const { personId, role, endsAt, path } = await loadGrantFor(tx, grantId);
    const target = await loadPersonFor(tx, personId);
    if (!mayEndGrant(tx.actor, target, role, path)) throw new DomainError("forbidden");
    if (endsAt && endsAt <= tx.clock.now()) throw new DomainError("already_done");
    await tx.db
      .update(roleGrant)
      .set({ endsAt: nowAfterStart(tx) })
      .where(eq(roleGrant.id, grantId));
    if (role === "supervisor" && !(await holdsLater(tx, personId))) {
      await endSupervisions(tx, { supervisorId: personId });
      await endGroupsOf(tx, personId);
    }
    await recordAudit(tx, {
      action: "identity.end-grant",
      targetType: "person",
      targetId: personId,
      detail: { grantId, role },
    });
    await tellRolesChanged(tx, personId);
    return { personId };
  });
}

function nowAfterStart(tx: Ctx) {
  return sql`greatest(${tx.clock.now().toISOString()}::timestamptz, ${roleGrant.startsAt} + interval '1 millisecond')`;
}

async function holdsLater(tx: Ctx, personId: string): Promise<boolean> {
  if ((await listActiveRoles(tx, personId)).includes("supervisor")) return true;
  const [later] = await tx.db
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.personId, personId),
        eq(roleGrant.role, "supervisor"),
        gt(roleGrant.startsAt, tx.clock.now()),
        or(isNull(roleGrant.endsAt), gt(roleGrant.endsAt, roleGrant.startsAt)),
        // A role that was ended before it began leaves one millisecond behind.
        sql`(${roleGrant.endsAt} is null or ${roleGrant.endsAt} > ${roleGrant.startsAt} + interval '1 second')`,
      ),
    )
    .limit(1);
  return later !== undefined;
}

async function loadGrantFor(tx: Ctx, grantId: string) {
  const scope = areasHeld(tx.actor, keepers);
  if (scope?.length === 0) throw new DomainError("not_found");
  const [row] = await tx.db
    .select({ personId: roleGrant.personId, role: roleGrant.role, endsAt: roleGrant.endsAt, path: area.path })
    .from(roleGrant)
    .innerJoin(area, eq(area.id, roleGrant.areaId))
    .where(and(eq(roleGrant.id, grantId), scope === null ? undefined : arrayOverlaps(area.path, [...scope])))
    .for("update", { of: roleGrant });
  if (!row) throw new DomainError("not_found");
  return row;
}
