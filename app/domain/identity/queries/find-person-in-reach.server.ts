import { and, arrayOverlaps, eq, isNull } from "drizzle-orm";
import { area, person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { peopleScope } from "../policy.ts";

/** For contexts to the right: an open account in an area where one may look people up, or null. */
export async function findPersonInReach(
  ctx: Ctx,
  personId: string,
): Promise<{ readonly id: string; readonly homePath: readonly string[] } | null> {
  const scope = peopleScope(ctx.actor);
  if (scope?.length === 0) return null;
  const [row] = await ctx.db
    .select({ id: person.id, homePath: area.path })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(
      and(
        eq(person.id, personId),
        isNull(person.closedAt),
        scope === null ? undefined : arrayOverlaps(area.path, [...scope]),
      ),
    );
  return row ?? null;
}
