import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { listInbox } from "#app/domain/notifications/queries/list-inbox.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { inboxPage } from "./inbox-page.server.ts";
import { InboxView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const before = new URL(args.request.url).searchParams.get("before");
  return inboxPage(await listInbox(ctx, locale, before).catch(refuse), locale, before === null);
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("inbox.title"));

export default function Inbox() {
  return <InboxView page={useLoaderData<typeof loader>()} />;
}
