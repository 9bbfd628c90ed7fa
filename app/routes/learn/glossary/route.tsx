import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { listGlossary } from "#app/domain/curriculum/queries/list-glossary.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { GlossaryView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  return { terms: await listGlossary(ctx, locale).catch(refuse) };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("content.glossary"));

export default function GlossaryRoute() {
  return <GlossaryView terms={useLoaderData<typeof loader>().terms} />;
}
