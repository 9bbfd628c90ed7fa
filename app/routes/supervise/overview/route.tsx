import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { requireRole } from "#app/auth/guards.server.ts";
import { AreaOverview } from "#app/components/layout/area-overview.tsx";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { pageTitle } from "#app/i18n/page-title.ts";

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, rolesOfArea.supervise);
  return null;
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("overview.supervise.title"));

export default function SuperviseOverview() {
  return <AreaOverview area="supervise" />;
}
