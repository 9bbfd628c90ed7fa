import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { listUndelivered } from "#app/domain/notifications/queries/list-undelivered.server.ts";
import { countOpenSteps } from "#app/domain/reporting/first-steps.ts";
import { getFirstSteps } from "#app/domain/reporting/queries/get-first-steps.server.ts";
import { getInstallation } from "#app/domain/reporting/queries/get-installation.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { installationPage } from "./installation-page.server.ts";
import { AdministerView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, rolesOfArea.administer);
  const { services } = args.context;
  const [installation, undelivered, facts] = await Promise.all([
    getInstallation(ctx),
    listUndelivered(ctx),
    getFirstSteps(ctx),
  ]);
  return {
    ...installationPage(installation, undelivered, services, locale),
    stepsToDo: countOpenSteps(facts, { mail: services.mailer !== null, now: ctx.clock.now() }),
  };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("administer.title"));

export default function AdministerOverview() {
  return <AdministerView page={useLoaderData<typeof loader>()} />;
}
