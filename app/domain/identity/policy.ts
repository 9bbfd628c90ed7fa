import type { Actor } from "#app/domain/kernel/ctx.ts";
import type { Role } from "#app/domain/kernel/role.ts";

/** True when one of the roles is held in the area or above it. `path` holds the area's ids from the root. */
export function holdsIn(actor: Actor, held: readonly Role[], path: readonly string[]): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "anonymous") return false;
  return actor.grants.some(({ role, areaId }) => held.includes(role) && path.includes(areaId));
}

const peopleRoles = ["manager", "coordinator", "auditor", "administrator"] as const satisfies readonly Role[];

/** Roots of the areas in which the actor may look up people; null means everywhere. */
export function peopleScope(actor: Actor): readonly string[] | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "anonymous") return [];
  const seeing: readonly Role[] = peopleRoles;
  return actor.grants.filter(({ role }) => seeing.includes(role)).map(({ areaId }) => areaId);
}

/** Roles that only an administrator may give, and whose holders only an administrator may give a code. */
const guardedRoles: readonly Role[] = ["coordinator", "auditor", "administrator"];

export interface TargetPerson {
  readonly id: string;
  readonly homePath: readonly string[];
  readonly roles: readonly Role[];
}

export function mayCreatePerson(actor: Actor, homePath: readonly string[]): boolean {
  return holdsIn(actor, ["coordinator", "administrator"], homePath);
}

/** Nobody gives a role to herself; a coordinator gives no role that could widen her own reach. */
export function mayGrantRole(
  actor: Actor,
  target: TargetPerson,
  role: Role,
  areaPath: readonly string[],
): boolean {
  if (isSelf(actor, target)) return false;
  const givers: readonly Role[] = guardedRoles.includes(role)
    ? ["administrator"]
    : ["coordinator", "administrator"];
  return holdsIn(actor, givers, areaPath) && holdsIn(actor, givers, target.homePath);
}

/** A code opens an account: whoever may hand one out could take it over, so guarded roles need an administrator. */
export function mayIssueCode(actor: Actor, target: TargetPerson): boolean {
  if (isSelf(actor, target)) return false;
  const guarded = target.roles.some((role) => guardedRoles.includes(role));
  return holdsIn(actor, guarded ? ["administrator"] : ["coordinator", "administrator"], target.homePath);
}

function isSelf(actor: Actor, target: TargetPerson): boolean {
  return actor.kind === "person" && actor.personId === target.id;
}
