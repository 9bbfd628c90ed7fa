import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { leavePath } from "#app/domain/learning/leave-path.server.ts";
import { getPathPage } from "#app/domain/learning/queries/get-path-page.server.ts";
import { takePath } from "#app/domain/learning/take-path.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { doneAt } from "#app/http/part-action.server.ts";
import { readForm } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { PathPageView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const page = await getPathPage(ctx, args.params["path"] ?? "", locale).catch(refuse);
  // Made here, so that a form that is sent twice takes it once.
  return { page, newId: uuidv7() };
}

/** Taking the path by oneself, with the id of the form in `take`; without it, leaving it again. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer } = await requirePerson(args);
  const pathId = args.params["path"] ?? "";
  const form = await readForm(args.request);
  requireOwnPage(viewer, form);
  const assignmentId = fieldOf(form, "take");
  if (assignmentId === "") {
    await leavePath(ctx, { pathId }).catch(refuse);
    return doneAt(args.context, paths.path(pathId), "paths.page.left");
  }
  await takePath(ctx, { assignmentId, pathId }).catch(refuse);
  return doneAt(args.context, paths.path(pathId), "paths.page.took");
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => args.data?.page.title ?? t("paths.list.title"));

export default function PathRoute() {
  const { page, newId } = useLoaderData<typeof loader>();
  return <PathPageView page={page} newId={newId} />;
}
