import type { ActionFunctionArgs } from "@remix-run/node";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { takeLetter } from "#app/domain/learning/take-letter.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { readForm, typedLimit } from "#app/http/read-body.server.ts";

/** Where the script keeps a reflection while it is written. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer, locale } = await requirePerson(args);
  const form = await readForm(args.request, typedLimit);
  requireOwnPage(viewer, form, "script");
  const letter = { writeId: fieldOf(form, "write"), fields: form, locale };
  const { stands } = await takeLetter(ctx, "reflections", letter).catch(refuse);
  return Response.json({ saved: true, stands });
}
