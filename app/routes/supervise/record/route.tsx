import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { dayWords } from "#app/components/supervision/words.ts";
import { getRecord } from "#app/domain/supervision/queries/get-record.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid, uuidv7 } from "#app/lib/uuid.ts";
import "#app/styles/supervision.css";
import { RecordPageView } from "./view.tsx";
import { writeOnRecord } from "./writes.server.ts";

/** For the supervisor, his manager, an arbiter of any role, and a coordinator who closes: the domain says who. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const { record: id = "" } = args.params;
  if (!isUuid(id)) throw Response.json({ code: "not_found" }, { status: 404 });
  const record = await getRecord(ctx, id, locale).catch(refuse);
  if (record.reach === "text" && record.relation === "worker")
    throw redirect(paths.supervisionRecord(record.facts.recordId), 303);
  const sharedId = record.reach === "text" ? record.sharedRecordId : null;
  const shared = sharedId ? await getRecord(ctx, sharedId, locale).catch(refuse) : null;
  const title = dayWords(record.facts.heldOn, locale);
  return { record, shared: shared?.reach === "text" ? shared : null, title, eventId: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requirePerson(args);
  return writeOnRecord(args, ctx);
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => t("supervision.record.title", { date: args.data?.title ?? "" }));

export default function RecordRoute() {
  return (
    <RecordPageView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
  );
}
