import { and, arrayOverlaps, eq, isNull } from "drizzle-orm";
import { area, person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { listActiveRoles } from "./list-active-roles.server.ts";
import { peopleScope, type TargetPerson } from "../policy.ts";

export interface LoadedPerson extends TargetPerson {
  readonly userName: string;
  readonly email: string | null;
  readonly homeAreaId: string;
  /** True once an invitation was used. */
  readonly opened: boolean;
}

/**
 * The only way from an id to a person one acts on: oneself, or somebody in an area where one may look people up.
 * Locks the row. @throws DomainError not_found for all others, closed accounts included.
 */
export async function loadPersonFor(ctx: Ctx, personId: string): Promise<LoadedPerson> {
  const scope = peopleScope(ctx.actor);
  const self = ctx.actor.kind === "person" && ctx.actor.personId === personId;
  if (scope?.length === 0 && !self) throw new DomainError("not_found");
  const [row] = await ctx.db
    .select({
      id: person.id,
      userName: person.userName,
      email: person.email,
      homeAreaId: person.homeAreaId,
      homePath: area.path,
      passwordHash: person.passwordHash,
    })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(
      and(
        eq(person.id, personId),
        isNull(person.closedAt),
        scope === null || self ? undefined : arrayOverlaps(area.path, [...scope]),
      ),
    )
    .for("update", { of: person });
  if (!row) throw new DomainError("not_found");
  const { passwordHash, ...known } = row;
  return { ...known, opened: passwordHash !== null, roles: await listActiveRoles(ctx, personId) };
}
