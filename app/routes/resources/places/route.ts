import type { ActionFunctionArgs } from "@remix-run/node";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { savePlace } from "#app/domain/learning/save-place.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf, partOf } from "#app/lib/form-like.ts";
import { readForm } from "#app/http/read-body.server.ts";

/** Where the script keeps one's place in a lesson. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer } = await requirePerson(args);
  const form = await readForm(args.request);
  requireOwnPage(viewer, form, "script");
  await savePlace(ctx, { lessonId: fieldOf(form, "lesson"), part: partOf(form).part ?? -1 }).catch(refuse);
  return new Response(null, { status: 204 });
}
