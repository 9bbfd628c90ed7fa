import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { searchLibrary } from "#app/domain/curriculum/queries/search-library.server.ts";
import { queryLength } from "#app/domain/curriculum/search-words.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { SearchView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const query = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, queryLength).trim();
  return { query, hits: query ? await searchLibrary(ctx, query, locale).catch(refuse) : [] };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("tools.search.title"));

export default function SearchRoute() {
  return <SearchView {...useLoaderData<typeof loader>()} />;
}
