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
  return areasHeld(actor, peopleRoles);
}

/** Roots of the areas in which the actor holds one of the roles; null means everywhere. */
export function areasHeld(actor: Actor, held: readonly Role[]): readonly string[] | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "anonymous") return [];
  return [...new Set(actor.grants.filter(({ role }) => held.includes(role)).map(({ areaId }) => areaId))];
}

/** Roles that only an administrator may give, and whose holders only an administrator may give a code. */
const guardedRoles: readonly Role[] = ["coordinator", "auditor", "administrator"];

/** Roles that read texts of supervision. One person can never give them alone. */
export const readingRoles: readonly Role[] = ["supervisor", "manager"];

/** Roles that decide who reads. One person gives them alone only before anybody is supervised. */
const decidingRoles: readonly Role[] = ["coordinator", "administrator"];

/** Who looks after accounts, who decides as the second person, and who says who supervises whom. */
export const keepers: readonly Role[] = ["coordinator", "administrator"];
export const deciders: readonly Role[] = ["coordinator", "administrator", "manager"];
export const assigners: readonly Role[] = ["coordinator", "manager"];

/** True for roles that read supervision records or decide who does: two people give them. */
export function needsSecondPerson(role: Role): boolean {
  return readingRoles.includes(role) || decidingRoles.includes(role);
}

export interface TargetPerson {
  readonly id: string;
  readonly homePath: readonly string[];
  readonly roles: readonly Role[];
}

export function mayCreatePerson(actor: Actor, homePath: readonly string[]): boolean {
  return holdsIn(actor, keepers, homePath);
}

/** Nobody gives a role to herself; a coordinator gives no role that could widen her own reach. */
export function mayGrantRole(
  actor: Actor,
  target: TargetPerson,
  role: Role,
  areaPath: readonly string[],
): boolean {
  if (isSelf(actor, target)) return false;
  const givers: readonly Role[] = guardedRoles.includes(role) ? ["administrator"] : keepers;
  return holdsIn(actor, givers, areaPath) && holdsIn(actor, givers, target.homePath);
}

/** Taking a role away follows the same reach, but the person may have moved on: only the role's area counts. */
export function mayEndGrant(
  actor: Actor,
  target: TargetPerson,
  role: Role,
  areaPath: readonly string[],
): boolean {
  if (isSelf(actor, target)) return false;
  return holdsIn(actor, guardedRoles.includes(role) ? ["administrator"] : keepers, areaPath);
}

/** A code opens an account: whoever may hand one out could take it over, so guarded roles need an administrator. */
export function mayIssueCode(actor: Actor, target: TargetPerson): boolean {
  return mayKeepPerson(actor, target);
}

/** Names, contacts, place of work, closing: never one's own, and guarded roles need an administrator. */
export function mayKeepPerson(actor: Actor, target: TargetPerson): boolean {
  if (isSelf(actor, target)) return false;
  const guarded = target.roles.some((role) => guardedRoles.includes(role));
  return holdsIn(actor, guarded ? ["administrator"] : keepers, target.homePath);
}

/** The second person: in reach of the person and of the role's area, and neither who asked nor whom it is about. */
export function mayDecide(
  actor: Actor,
  asked: {
    readonly personId: string;
    readonly requestedById: string;
    readonly homePath: readonly string[];
    readonly areaPath: readonly string[] | null;
  },
): boolean {
  if (actor.kind !== "person") return false;
  if (actor.personId === asked.personId || actor.personId === asked.requestedById) return false;
  return (
    holdsIn(actor, deciders, asked.homePath) && holdsIn(actor, deciders, asked.areaPath ?? asked.homePath)
  );
}

/** Who supervises whom: by a coordinator or manager of both, who is neither of them. */
export function mayAssign(actor: Actor, ...pair: readonly TargetPerson[]): boolean {
  return pair.every((one) => !isSelf(actor, one) && holdsIn(actor, assigners, one.homePath));
}

/** Whom to ask when two see a record differently: named by the supervisor's coordinator, who is not that person. */
export function mayNominateArbiter(actor: Actor, supervisor: TargetPerson, arbiter: TargetPerson): boolean {
  if (isSelf(actor, supervisor) || isSelf(actor, arbiter)) return false;
  return holdsIn(actor, ["coordinator"], supervisor.homePath);
}

/** Local contacts are kept by the coordinator of the area. */
export function mayKeepDirectory(actor: Actor, areaPath: readonly string[]): boolean {
  return holdsIn(actor, ["coordinator"], areaPath);
}

/** Official trainings are recorded by a coordinator of the person's area, never by herself. */
export function mayRecordTraining(actor: Actor, target: Pick<TargetPerson, "id" | "homePath">): boolean {
  return !isSelf(actor, target) && holdsIn(actor, ["coordinator"], target.homePath);
}

function isSelf(actor: Actor, target: Pick<TargetPerson, "id">): boolean {
  return actor.kind === "person" && actor.personId === target.id;
}
