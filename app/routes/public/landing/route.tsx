import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { homeArea } from "#app/domain/kernel/portal-area.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { LandingView } from "./view.tsx";

/** Strangers see what Halypa is; whoever is signed in goes to where her work starts. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await allowAnyone(args);
  if (viewer) throw redirect(paths[homeArea(viewer.roles)](), 303);
  return null;
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("publicPages.title"));

export default function Landing() {
  return <LandingView />;
}
