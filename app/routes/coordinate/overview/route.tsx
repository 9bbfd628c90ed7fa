import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { listAreaCounts } from "#app/domain/identity/queries/list-area-counts.server.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { CoordinateView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, rolesOfArea.coordinate);
  return { areas: await listAreaCounts(ctx, locale) };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("overview.coordinate.title"));

export default function CoordinateOverview() {
  const { areas } = useLoaderData<typeof loader>();
  return <CoordinateView areas={areas} />;
}
