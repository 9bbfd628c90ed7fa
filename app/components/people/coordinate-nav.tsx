import { useShell } from "#app/components/layout/shell-context.tsx";
import type { Role } from "#app/domain/kernel/role.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

const places = [
  {
    place: "people",
    href: paths.coordinate(),
    roles: ["coordinator", "manager", "administrator", "auditor"],
  },
  { place: "approvals", href: paths.approvals(), roles: ["coordinator", "manager", "administrator"] },
  { place: "groups", href: paths.groups(), roles: ["coordinator", "manager"] },
  {
    place: "learning",
    href: paths.coordinateLearning(),
    roles: ["coordinator", "manager", "administrator"],
  },
  { place: "supervision", href: paths.supervisionFacts(), roles: ["coordinator"] },
  { place: "directory", href: paths.keptDirectory(), roles: ["coordinator"] },
] as const satisfies readonly { place: string; href: string; roles: readonly Role[] }[];

export type CoordinatePlace = (typeof places)[number]["place"];

/** The pages of coordination that the viewer's roles open. */
export function CoordinateNav({ current }: { current: CoordinatePlace }) {
  const t = useT();
  const held: readonly Role[] = useShell().viewer?.roles ?? [];
  const open = places.filter(({ roles }) => roles.some((role) => held.includes(role)));
  if (open.length < 2) return null;
  return (
    <nav className="tabs" aria-label={t("people.nav.label")}>
      {open.map(({ place, href }) => (
        <a key={place} href={href} aria-current={place === current ? "page" : undefined}>
          {t(`people.nav.${place}`)}
        </a>
      ))}
    </nav>
  );
}
