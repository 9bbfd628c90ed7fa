import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { readTrail } from "#app/domain/audit/read-trail.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { TrailView } from "./view.tsx";
import { readFilters, trailPage } from "./trail-page.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, ["auditor"]);
  const { typed, filters, errors } = readFilters(new URL(args.request.url).searchParams);
  const trail = await readTrail(ctx, filters).catch(refuse);
  return trailPage(trail, { typed, errors, locale });
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("audit.title"));

export default function AuditTrail() {
  return <TrailView page={useLoaderData<typeof loader>()} />;
}
