import { sql } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/** True when somebody holds the manager's role over the supervisor's place of work, and is not she. */
export async function hasManager(
  ctx: Ctx,
  { id, homePath }: { readonly id: string; readonly homePath: readonly string[] },
): Promise<boolean> {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const areas = sql.join(
    homePath.map((one) => sql`${one}`),
    sql`, `,
  );
  const [row] = await ctx.db.execute<{ yes: boolean }>(sql`select exists (
    select 1 from role_grant g join person p on p.id = g.person_id
    where g.role = 'manager' and g.area_id in (${areas}) and p.closed_at is null and p.id <> ${id}::uuid
      and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})) as yes`);
  return row?.yes ?? false;
}
