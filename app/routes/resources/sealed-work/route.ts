import type { ActionFunctionArgs } from "@remix-run/node";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { openSealedWork } from "#app/domain/learning/open-sealed-work.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { readForm } from "#app/http/read-body.server.ts";

/** A sealed letter in base64. */
const boxLimit = 512 * 1024;

/**
 * Brings what somebody sealed on this device before she left. Whose page brings it does not matter and is not told:
 * the letter is taken as its author's, and the answer says nothing about her.
 */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await allowAnyone(args);
  const form = await readForm(args.request, boxLimit);
  await openSealedWork(ctx, Buffer.from(fieldOf(form, "box"), "base64url")).catch(refuse);
  return new Response(null, { status: 204 });
}
