import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { listSharedBy } from "#app/domain/learning/queries/list-shared-by.server.ts";
import { closeAction } from "#app/domain/supervision/close-action.server.ts";
import { getLogForm } from "#app/domain/supervision/queries/get-log-form.server.ts";
import { listSessionsOf } from "#app/domain/supervision/queries/list-sessions-of.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { readForm } from "#app/http/read-body.server.ts";
import { unlessClosed } from "#app/http/unless-closed.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid, uuidv7 } from "#app/lib/uuid.ts";
import "#app/styles/journal.css";
import "#app/styles/supervision.css";
import { postSession } from "../post-session.server.ts";
import { PersonView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, rolesOfArea.supervise);
  const { worker: workerId = "" } = args.params;
  const history = await listSessionsOf(ctx, workerId, locale).catch(refuse);
  const form = await unlessClosed(getLogForm(ctx, { workerId }, locale), null).catch(refuse);
  const actions = form?.parts[0]?.lastActions ?? [];
  const shared = await unlessClosed(listSharedBy(ctx, workerId), []).catch(refuse);
  return { history, actions, shared, today: localDayOf(ctx.clock.now()) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requireRole(args, rolesOfArea.supervise);
  const { worker: workerId = "" } = args.params;
  if (!isUuid(workerId)) throw Response.json({ code: "not_found" }, { status: 404 });
  const here = paths.supervisePerson(workerId);
  const form = await readForm(args.request);
  const actionId = fieldOf(form, "action");
  if (isUuid(actionId)) {
    const state = fieldOf(form, "intent") === "dropped" ? "dropped" : "done";
    await closeAction(ctx, { actionId, state }).catch(refuse);
    return redirect(here, 303);
  }
  return postSession(args, ctx, { form, subject: { workerId }, here });
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => args.data?.history.worker.name ?? t("supervision.people.title"));

export default function PersonRoute() {
  const { history, actions, shared, today } = useLoaderData<typeof loader>();
  return (
    <PersonView
      page={{ history, actions, shared, today, newSessionId: uuidv7() }}
      refused={useActionData<typeof action>() ?? null}
    />
  );
}
