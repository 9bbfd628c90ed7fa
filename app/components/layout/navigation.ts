import { homeArea, mayEnter, portalAreas, type PortalArea } from "#app/domain/kernel/portal-area.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { paths } from "#app/lib/paths.ts";

/** A place of the top bar. */
export type NavPlace = PortalArea | "supervision" | "audit" | "glossary" | "account";

const hrefOf: Record<NavPlace, string> = {
  learn: paths.learn(),
  supervision: paths.supervision(),
  supervise: paths.supervise(),
  studio: paths.studio(),
  coordinate: paths.coordinate(),
  administer: paths.administer(),
  audit: paths.audit(),
  glossary: paths.glossary(),
  account: paths.account(),
};

export interface NavItem {
  readonly place: NavPlace;
  readonly href: string;
}

/** The top bar of a person with these roles: first where her work starts, then her other areas and herself. */
export function navigationFor(roles: readonly Role[]): NavItem[] {
  const home = homeArea(roles);
  const others = portalAreas.filter((area) => area !== home && mayEnter(area, roles));
  const trail: NavPlace[] = roles.includes("auditor") ? ["audit"] : [];
  const own: NavPlace[] = roles.includes("worker") ? ["supervision"] : [];
  const places: NavPlace[] = [home, ...own, ...others, ...trail, "glossary", "account"];
  return places.map((place) => ({ place, href: hrefOf[place] }));
}
