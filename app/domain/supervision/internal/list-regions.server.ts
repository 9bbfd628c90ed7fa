import { eq, inArray, sql } from "drizzle-orm";
import { area, person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/** The region of each person's home area; whoever stands above the regions counts with the country. */
export async function listRegions(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .select({
      id: person.id,
      region: sql<string>`coalesce((select region.id from area region
        where region.kind = 'region' and region.id = any(${area.path})
        order by cardinality(region.path) desc limit 1), ${area.path}[1])`,
    })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(inArray(person.id, [...personIds]))
    .limit(200);
  return new Map(rows.map(({ id, region }) => [id, region]));
}
