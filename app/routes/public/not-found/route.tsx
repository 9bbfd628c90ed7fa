import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { pageTitle } from "#app/i18n/page-title.ts";

export async function loader(args: LoaderFunctionArgs) {
  await allowAnyone(args);
  return data(null, 404);
}

export async function action(args: ActionFunctionArgs) {
  await allowAnyone(args);
  return data(null, 404);
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("errors.page.notFound.title"));

export default function NotFound() {
  return <ErrorPage kind="notFound" />;
}
