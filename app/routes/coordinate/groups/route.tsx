import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { makeGroupInput } from "#app/domain/identity/inputs.ts";
import { makeGroup } from "#app/domain/identity/make-group.server.ts";
import { assigners } from "#app/domain/identity/policy.ts";
import { listGroups } from "#app/domain/identity/queries/list-groups.server.ts";
import { listRoleHolders } from "#app/domain/identity/queries/list-role-holders.server.ts";
import { doneAt, readPart, refusedPart } from "#app/http/part-action.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { GroupsView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, assigners);
  const [groups, supervisors] = await Promise.all([
    listGroups(ctx, locale),
    listRoleHolders(ctx, { roles: ["supervisor"], locale }),
  ]);
  return {
    groups: groups.map(({ id, name, supervisor, canChange, members }) => {
      return { id, name, supervisor, canChange, members };
    }),
    supervisors,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requireRole(args, assigners);
  const part = await readPart(args.request, "make", makeGroupInput);
  if (!part.ok) return part.refused;
  try {
    const { groupId } = await makeGroup(ctx, part.value);
    return doneAt(args.context, paths.group(groupId), "people.groups.made");
  } catch (error) {
    return refusedPart(error, part.form, "make", { invalid: "people.file.notFit" });
  }
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("people.groups.title"));

export default function Groups() {
  return <GroupsView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
