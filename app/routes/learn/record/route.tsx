import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { getOwnRecord } from "#app/domain/learning/queries/get-own-record.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { RecordView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  return { record: await getOwnRecord(ctx, locale).catch(refuse) };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("tools.record.title"));

export default function RecordRoute() {
  return <RecordView record={useLoaderData<typeof loader>().record} />;
}
