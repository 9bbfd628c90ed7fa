import { and, arrayContains, asc, count, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { area, person } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { peopleScope } from "../policy.ts";

export interface AreaCount {
  readonly areaId: string;
  readonly name: string;
  /** True for an area that the actor's role names, false for one directly below it. */
  readonly own: boolean;
  /** People at home in the area or below it, with an account that is not closed. */
  readonly people: number;
  /** Of these, who has chosen a password: the invitation was used. */
  readonly started: number;
}

/** People in the areas in which the actor may look them up, and in the areas directly below: at most 100 rows. */
export async function listAreaCounts(ctx: PersonCtx, locale: Locale): Promise<AreaCount[]> {
  const scope = [...(peopleScope(ctx.actor) ?? [])];
  if (scope.length === 0) return [];
  const below = alias(area, "below");
  const rows = await ctx.db
    .select({
      areaId: area.id,
      names: area.names,
      people: count(person.id),
      started: count(person.passwordHash),
    })
    .from(area)
    .leftJoin(below, arrayContains(below.path, sql`array[${area.id}]`))
    .leftJoin(person, and(eq(person.homeAreaId, below.id), isNull(person.closedAt)))
    .where(or(inArray(area.id, scope), inArray(area.parentId, scope)))
    .groupBy(area.id)
    .orderBy(asc(sql`cardinality(${area.path})`), asc(area.position), asc(area.id))
    .limit(100);
  return rows.map(({ names, ...row }) => ({ ...row, name: names[locale], own: scope.includes(row.areaId) }));
}
