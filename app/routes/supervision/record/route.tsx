import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { dayWords } from "#app/components/supervision/words.ts";
import { markRead } from "#app/domain/supervision/mark-read.server.ts";
import { getRecord } from "#app/domain/supervision/queries/get-record.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid, uuidv7 } from "#app/lib/uuid.ts";
import "#app/styles/supervision.css";
import { AnswerView } from "./view.tsx";
import { answerOrAdd } from "./writes.server.ts";

/** Opening it is reading it: from then on the supervisor can't take it back. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const { record: id = "" } = args.params;
  if (!isUuid(id)) throw Response.json({ code: "not_found" }, { status: 404 });
  const seen = await getRecord(ctx, id, locale).catch(refuse);
  if (seen.reach !== "text" || seen.relation !== "worker")
    throw redirect(paths.superviseRecord(seen.facts.recordId), 303);
  const { recordId } = seen.facts;
  const fresh = seen.facts.state === "sent" && seen.facts.readAt === null;
  if (fresh) await markRead(ctx, { recordId }).catch(refuse);
  const { sharedRecordId } = seen;
  const shared = sharedRecordId ? await getRecord(ctx, sharedRecordId, locale).catch(refuse) : null;
  if (fresh && sharedRecordId) await markRead(ctx, { recordId: sharedRecordId }).catch(refuse);
  const title = dayWords(seen.facts.heldOn, locale);
  return { record: seen, shared: shared?.reach === "text" ? shared : null, title, eventId: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requirePerson(args);
  return answerOrAdd(args, ctx);
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => t("supervision.record.title", { date: args.data?.title ?? "" }));

export default function OwnRecordRoute() {
  return (
    <AnswerView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
  );
}
