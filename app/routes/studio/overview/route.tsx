import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { requireRole } from "#app/auth/guards.server.ts";
import { AreaOverview } from "#app/components/layout/area-overview.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, rolesOfArea.studio);
  return null;
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("overview.studio.title"));

export default function StudioOverview() {
  const t = useT();
  return (
    <AreaOverview area="studio">
      <Card>
        <h2>
          <a href={paths.remarks()}>{t("tools.remarks.title")}</a>
        </h2>
        <p className="soft">{t("tools.remarks.lead")}</p>
      </Card>
    </AreaOverview>
  );
}
