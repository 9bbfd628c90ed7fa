import type { Role } from "./role.ts";

/** The parts of the portal that have a first page of their own. Everybody who is signed in may learn. */
export const portalAreas = ["learn", "supervise", "studio", "coordinate", "administer"] as const;
export type PortalArea = (typeof portalAreas)[number];

/** Whose first page is where. One table: guards, navigation and the way home after signing in read it. */
export const rolesOfArea = {
  learn: ["worker", "supervisor", "manager", "author", "reviewer", "coordinator", "auditor", "administrator"],
  supervise: ["supervisor", "manager"],
  studio: ["author", "reviewer"],
  coordinate: ["coordinator", "manager", "administrator", "auditor"],
  administer: ["administrator"],
} as const satisfies Record<PortalArea, readonly Role[]>;

export function mayEnter(area: PortalArea, held: readonly Role[]): boolean {
  const allowed: readonly Role[] = rolesOfArea[area];
  return held.some((role) => allowed.includes(role));
}

/** Of several areas the first of these is home: what only they can do comes before what others do as well. */
const homeOrder = [
  "supervise",
  "studio",
  "administer",
  "coordinate",
] as const satisfies readonly PortalArea[];

/** Where a person starts: a worker with her lessons, others with the work that only they can do. */
export function homeArea(held: readonly Role[]): PortalArea {
  if (held.includes("worker")) return "learn";
  return homeOrder.find((area) => mayEnter(area, held)) ?? "learn";
}
