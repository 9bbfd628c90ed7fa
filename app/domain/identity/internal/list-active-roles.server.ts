import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { roleGrant } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Role } from "#app/domain/kernel/role.ts";

/** The roles that a person holds now, anywhere, each once: from a grant's start up to but not including its end. */
export async function listActiveRoles(ctx: Ctx, personId: string): Promise<readonly Role[]> {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .selectDistinct({ role: roleGrant.role })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.personId, personId),
        lte(roleGrant.startsAt, now),
        or(isNull(roleGrant.endsAt), gt(roleGrant.endsAt, now)),
      ),
    );
  return rows.map(({ role }) => role);
}
