import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { getHome } from "#app/domain/learning/queries/get-home.server.ts";
import { getNextSession } from "#app/domain/supervision/queries/get-next-session.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { HomeView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, viewer, locale } = await requirePerson(args);
  const [home, supervision] = await Promise.all([
    getHome(ctx, locale),
    viewer.roles.includes("worker") ? getNextSession(ctx, locale) : null,
  ]).catch(refuse);
  return { name: viewer.givenName, home, supervision };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("learn.title"));

export default function HomeRoute() {
  const { name, home, supervision } = useLoaderData<typeof loader>();
  return <HomeView name={name} home={home} supervision={supervision} />;
}
