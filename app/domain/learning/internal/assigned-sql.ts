import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/**
 * That the row `a` of `assignment` is open for a person now: hers, or of a role that she holds in its area or below.
 * Both are found by index, however many assignments there are.
 */
export function isAssigned(ctx: Pick<Ctx, "clock">, personId: SQL): SQL {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  return sql`(a.ended_at is null and a.id in (
    select own.id from assignment own where own.person_id = ${personId} and own.ended_at is null
    union all
    select ruled.id from role_grant g join area held on held.id = g.area_id
      join assignment ruled on ruled.area_id = any(held.path) and ruled.role = g.role and ruled.ended_at is null
    where g.person_id = ${personId} and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})))`;
}
