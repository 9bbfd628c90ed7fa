import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { getFirstSteps } from "#app/domain/reporting/queries/get-first-steps.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { stepsOf } from "./steps.server.ts";
import { FirstStepsView } from "./view.tsx";

/** What a new portal needs before people work in it. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, rolesOfArea.administer);
  const mail = args.context.services.mailer !== null;
  return stepsOf(await getFirstSteps(ctx), { mail, now: ctx.clock.now(), locale });
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("firstSteps.title"));

export default function FirstStepsPage() {
  return <FirstStepsView steps={useLoaderData<typeof loader>()} />;
}
