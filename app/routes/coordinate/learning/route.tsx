import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { listReachAreas } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { assign } from "#app/domain/learning/assign.server.ts";
import { endAssignment } from "#app/domain/learning/end-assignment.server.ts";
import { assignByRoleForm, endAssignmentInput } from "#app/domain/learning/inputs.ts";
import { learningAssigners } from "#app/domain/learning/policy.ts";
import { listAssignable } from "#app/domain/learning/queries/list-assignable.server.ts";
import { listAssignments } from "#app/domain/learning/queries/list-assignments.server.ts";
import { badRequest } from "#app/http/read-body.server.ts";
import { doneAt, readPart, refusedPart } from "#app/http/part-action.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { LearningView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, learningAssigners);
  const [assignments, choices, areas] = await Promise.all([
    listAssignments(ctx, locale),
    listAssignable(ctx, locale),
    listReachAreas(ctx, { roles: learningAssigners, locale }),
  ]);
  // Made here, so that a form that is sent twice assigns once.
  return { assignments, choices, areas, newId: uuidv7(), today: localDayOf(ctx.clock.now()) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requireRole(args, learningAssigners);
  const doing = new URL(args.request.url).searchParams.get("do");
  if (doing === "end") {
    const part = await readPart(args.request, doing, endAssignmentInput);
    if (!part.ok) return part.refused;
    try {
      await endAssignment(ctx, part.value);
      return doneAt(args.context, paths.coordinateLearning(), "assign.ended");
    } catch (error) {
      return refusedPart(error, part.form, doing);
    }
  }
  if (doing !== "assign") throw badRequest();
  const part = await readPart(args.request, doing, assignByRoleForm);
  if (!part.ok) return part.refused;
  try {
    const { areaId, role, ...rest } = part.value;
    await assign(ctx, { ...rest, to: { areaId, role } });
    return doneAt(args.context, paths.coordinateLearning(), "assign.done");
  } catch (error) {
    const said = { "invalid.dueOn": "assign.past", "already_done.what": "assign.twice" } as const;
    return refusedPart(error, part.form, doing, said);
  }
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("assign.title"));

export default function CoordinateLearning() {
  return <LearningView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
