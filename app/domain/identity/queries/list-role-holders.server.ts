import { and, arrayOverlaps, eq, isNull, ne, sql } from "drizzle-orm";
import { area, person } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { fullName } from "../person-names.ts";
import { areasHeld, assigners } from "../policy.ts";

export interface RoleHolder {
  readonly id: string;
  readonly fullName: string;
  readonly area: string;
}

/** Who holds one of the roles now, in the areas where one may say who supervises whom, oneself left out. At most 500. */
export async function listRoleHolders(
  ctx: PersonCtx,
  { roles, locale }: { roles: readonly Role[]; locale: Locale },
): Promise<RoleHolder[]> {
  const scope = areasHeld(ctx.actor, assigners) ?? [];
  if (scope.length === 0) return [];
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const wanted = sql.join(
    roles.map((role) => sql`${role}`),
    sql`, `,
  );
  const rows = await ctx.db
    .select({ person, names: area.names })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(
      and(
        isNull(person.closedAt),
        ne(person.id, ctx.actor.personId),
        arrayOverlaps(area.path, [...scope]),
        sql`exists (select 1 from role_grant g where g.person_id = ${person.id} and g.role in (${wanted})
          and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now}))`,
      ),
    )
    .orderBy(person.searchKey, person.id)
    .limit(500);
  return rows.map((row) => ({
    id: row.person.id,
    fullName: fullName(row.person, locale),
    area: row.names[locale],
  }));
}
