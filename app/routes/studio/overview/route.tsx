import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { requireRole } from "#app/auth/guards.server.ts";
import { AreaOverview } from "#app/components/layout/area-overview.tsx";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { pageTitle } from "#app/i18n/page-title.ts";

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, rolesOfArea.studio);
  return null;
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("overview.studio.title"));

export default function StudioOverview() {
  return <AreaOverview area="studio" />;
}
