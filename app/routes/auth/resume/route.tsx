import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { startSession } from "#app/auth/sessions.server.ts";
import { verifyCredentials } from "#app/domain/identity/verify-credentials.server.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { fieldsToCarry, resumeField } from "#app/lib/carried-form.ts";
import { carry } from "#app/http/carry-form.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { badRequest, readForm, typedLimit } from "#app/http/read-body.server.ts";
import { localPath } from "#app/lib/local-path.ts";

/** Only a form comes here. */
export async function loader(args: LoaderFunctionArgs) {
  await allowAnyone(args);
  throw badRequest();
}

/**
 * Signs in and has the browser post the same form to where it was going (307). The page there compares the form's
 * author with who signed in. A refused try keeps everything.
 */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await allowAnyone(args);
  const { request, context } = args;
  const form = await readForm(request, typedLimit);
  const to = localPath(fieldOf(form, resumeField("to")));
  const fields = fieldsToCarry(form);
  if (to === null || /^\/(login|logout|welcome|reset)(?![\w-])/.test(to) || !form.has("author"))
    throw badRequest();
  const login = fieldOf(form, resumeField("login"));
  const password = fieldOf(form, resumeField("password"));
  try {
    const found = await verifyCredentials(ctx, { login, password, clientAddress: context.clientAddress });
    // Whether others use the device was asked when the session began that ended: the careful answer is yes.
    const cookie = await startSession(context.services, request, found.personId, { sharedDevice: true });
    return redirect(to, { status: 307, headers: { "Set-Cookie": cookie } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const problem = error.code === "rate_limited" ? "rate_limited" : "credentials_invalid";
    throw carry({ to, fields, problem, login });
  }
}

export default function Resume() {
  return null;
}
