import type { ActionFunctionArgs } from "@remix-run/node";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { takeLetter } from "#app/domain/learning/take-letter.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { readForm } from "#app/http/read-body.server.ts";

/** Where the script keeps the way through a story: the whole way each time. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer, locale } = await requirePerson(args);
  const form = await readForm(args.request);
  requireOwnPage(viewer, form, "script");
  const letter = { writeId: fieldOf(form, "write"), fields: form, locale };
  const { stands } = await takeLetter(ctx, "scenarios", letter).catch(refuse);
  return Response.json({ saved: true, stands });
}
