import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { person, supervisionRelationship } from "#app/db/schema/index.ts";
import type { PersonNames } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";

/** A relationship that holds now. */
export function holdsNow(now: Date) {
  const { startsAt, endsAt } = supervisionRelationship;
  return and(lte(startsAt, now), or(isNull(endsAt), gt(endsAt, now)));
}

/** Who supervises the person who asks, or null. */
export async function currentSupervisor(ctx: PersonCtx): Promise<(PersonNames & { id: string }) | null> {
  const [row] = await ctx.db
    .select({ person })
    .from(supervisionRelationship)
    .innerJoin(person, eq(person.id, supervisionRelationship.supervisorId))
    .where(
      and(
        eq(supervisionRelationship.workerId, ctx.actor.personId),
        holdsNow(ctx.clock.now()),
        isNull(person.closedAt),
      ),
    )
    .limit(1);
  return row?.person ?? null;
}
