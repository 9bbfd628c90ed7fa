import type { ActionFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/auth/guards.server.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf, partOf } from "#app/http/field-of.ts";
import { readForm } from "#app/http/read-body.server.ts";

/** Where the script keeps a reflection while it is written. */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requirePerson(args);
  const form = await readForm(args.request);
  const saved = await saveReflection(ctx, {
    writeId: fieldOf(form, "write"),
    lessonId: fieldOf(form, "lesson"),
    promptId: fieldOf(form, "prompt"),
    text: fieldOf(form, "text"),
    ...partOf(form),
  }).catch(refuse);
  return Response.json(saved);
}
