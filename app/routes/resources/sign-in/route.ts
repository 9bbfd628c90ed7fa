import type { ActionFunctionArgs } from "@remix-run/node";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { startSession } from "#app/auth/sessions.server.ts";
import { signInInput } from "#app/domain/identity/inputs.ts";
import { verifyCredentials } from "#app/domain/identity/verify-credentials.server.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { statusOf } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { translator } from "#app/i18n/translate.ts";

/**
 * Signing in again inside a page whose session has ended, so that the work in it goes on. Only for the person whose
 * page it is: anybody else gets no session here.
 */
export async function action(args: ActionFunctionArgs) {
  const { ctx, locale } = await allowAnyone(args);
  const { services, clientAddress } = args.context;
  const t = translator(locale);
  const parsed = await parseForm(args.request, signInInput);
  if (!parsed.ok) return Response.json({ message: t("errors.code.credentials_invalid") }, { status: 400 });
  const { email: login, password, shared } = parsed.value;
  try {
    const { personId } = await verifyCredentials(ctx, { login, password, clientAddress });
    if (personId !== fieldOf(parsed.form, "author")) throw new DomainError("other_author");
    const cookie = await startSession(services, args.request, personId, { sharedDevice: Boolean(shared) });
    return Response.json({ signedIn: true }, { headers: { "Set-Cookie": cookie } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const message =
      error.code === "other_author" ? t("device.signIn.stranger") : t(`errors.code.${error.code}`);
    return Response.json({ code: error.code, message }, { status: statusOf[error.code] });
  }
}
