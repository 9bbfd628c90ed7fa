import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { getLogForm } from "#app/domain/supervision/queries/get-log-form.server.ts";
import { listPeopleToSupervise } from "#app/domain/supervision/queries/list-people-to-supervise.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { readForm } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid, uuidv7 } from "#app/lib/uuid.ts";
import "#app/styles/supervision.css";
import { postSession } from "../post-session.server.ts";
import { GroupView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, rolesOfArea.supervise);
  const { group: groupId = "" } = args.params;
  const form = await getLogForm(ctx, { groupId }, locale).catch(refuse);
  const { groups } = await listPeopleToSupervise(ctx, locale);
  const card = groups.find((group) => group.groupId === groupId) ?? null;
  return {
    groupId,
    name: form.groupName ?? "",
    members: form.parts.map(({ worker }) => worker),
    lastHeldOn: card?.lastHeldOn ?? null,
    nextPlanned: card?.nextPlanned ?? null,
    today: localDayOf(ctx.clock.now()),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requireRole(args, rolesOfArea.supervise);
  const { group: groupId = "" } = args.params;
  if (!isUuid(groupId)) throw Response.json({ code: "not_found" }, { status: 404 });
  const form = await readForm(args.request);
  return postSession(args, ctx, { form, subject: { groupId }, here: paths.superviseGroup(groupId) });
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => args.data?.name ?? t("supervision.people.groups"));

export default function GroupRoute() {
  const group = useLoaderData<typeof loader>();
  return (
    <GroupView page={{ ...group, newSessionId: uuidv7() }} refused={useActionData<typeof action>() ?? null} />
  );
}
