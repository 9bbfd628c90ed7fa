import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { changeGroupMembers } from "#app/domain/identity/change-group-members.server.ts";
import { closeGroup } from "#app/domain/identity/close-group.server.ts";
import { changeGroupMembersInput } from "#app/domain/identity/inputs.ts";
import { assigners } from "#app/domain/identity/policy.ts";
import { listGroups } from "#app/domain/identity/queries/list-groups.server.ts";
import { listRoleHolders } from "#app/domain/identity/queries/list-role-holders.server.ts";
import { doneAt, readPart, refusedPart } from "#app/http/part-action.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { GroupView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, assigners);
  const groupId = groupOf(args);
  const [groups, workers] = await Promise.all([
    listGroups(ctx, locale),
    listRoleHolders(ctx, { roles: ["worker"], locale }),
  ]);
  const group = groups.find(({ id }) => id === groupId);
  if (!group) throw notFound();
  const inside = new Set(group.members.map(({ id }) => id));
  const people = workers.map((worker) => ({ ...worker, member: inside.has(worker.id) }));
  const { id, name, supervisor, canChange } = group;
  return {
    id,
    name,
    supervisor,
    canChange,
    people: people.sort((a, b) => Number(b.member) - Number(a.member)),
  };
}

/** Two forms, told apart by `?do=`: all members as they shall be, or the end of the group. */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requireRole(args, assigners);
  const groupId = groupOf(args);
  const closing = new URL(args.request.url).searchParams.get("do") === "close";
  const doing = closing ? "close" : "members";
  const part = await readPart(args.request, doing, changeGroupMembersInput.omit({ groupId: true }));
  if (!part.ok) return part.refused;
  try {
    if (closing) {
      await closeGroup(ctx, { groupId });
      return doneAt(args.context, paths.groups(), "people.groups.closed");
    }
    await changeGroupMembers(ctx, { groupId, memberIds: part.value.memberIds });
    return doneAt(args.context, paths.groups(), "people.groups.saved");
  } catch (error) {
    return refusedPart(error, part.form, doing, { invalid: "people.file.notFit" });
  }
}

function groupOf({ params }: Pick<LoaderFunctionArgs, "params">): string {
  const { group } = params;
  if (!isUuid(group)) throw notFound();
  return group;
}

function notFound(): Response {
  return Response.json({ code: "not_found" }, { status: 404 });
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => t("people.groups.changeTitle", { name: args.data?.name ?? "" }));

export default function Group() {
  return <GroupView group={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
