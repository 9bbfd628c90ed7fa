import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { requirePerson } from "#app/auth/guards.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { UnsentView } from "./view.tsx";

/** What waits on this device: the server knows nothing of it, the script fills the page in. */
export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args);
  return null;
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("device.unsent.title"));

export default function Unsent() {
  return <UnsentView />;
}
