import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { listReachAreas } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { listSupervisionFacts } from "#app/domain/supervision/queries/list-supervision-facts.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { factRows } from "./fact-rows.ts";
import { SupervisionFactsView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, ["coordinator"]);
  const areas = await listReachAreas(ctx, { roles: ["coordinator"], locale });
  const asked = new URL(args.request.url).searchParams.get("area");
  const area = areas.find(({ id }) => id === asked) ?? areas[0];
  const facts = area ? await listSupervisionFacts(ctx, area.id, locale).catch(refuse) : [];
  return { areas, areaId: area?.id ?? "", rows: factRows(facts, locale) };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("people.supervision.title"));

export default function CoordinateSupervision() {
  return <SupervisionFactsView page={useLoaderData<typeof loader>()} />;
}
