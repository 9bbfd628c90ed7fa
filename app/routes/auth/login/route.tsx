import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { startSession } from "#app/auth/sessions.server.ts";
import { signInInput } from "#app/domain/identity/inputs.ts";
import { verifyCredentials } from "#app/domain/identity/verify-credentials.server.ts";
import { homeArea } from "#app/domain/kernel/portal-area.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { refusedForm, unreadForm } from "#app/http/refused-form.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { localPath } from "#app/lib/local-path.ts";
import { paths } from "#app/lib/paths.ts";
import { LoginView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await allowAnyone(args);
  const next = nextPage(new URL(args.request.url).searchParams.get("next"));
  if (viewer) throw redirect(next ?? paths[homeArea(viewer.roles)](), 303);
  return { next, demo: args.context.services.demo };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await allowAnyone(args);
  const { request, context } = args;
  const parsed = await parseForm(request, signInInput);
  if (!parsed.ok) return unreadForm(parsed.submission);
  const { email: login, password, shared, next } = parsed.value;
  try {
    const found = await verifyCredentials(ctx, { login, password, clientAddress: context.clientAddress });
    const options = { sharedDevice: Boolean(shared) };
    const cookie = await startSession(context.services, request, found.personId, options);
    const headers = { "Set-Cookie": cookie };
    return redirect(nextPage(next) ?? paths[homeArea(found.roles)](), { status: 303, headers });
  } catch (error) {
    return refusedForm(error, parsed.form);
  }
}

/** Where to go after signing in: a page of ours that is not about signing in itself. */
function nextPage(text: string | null | undefined): string | null {
  const path = localPath(text);
  return path && !/^\/(login|logout|welcome|reset)(?![\w-])/.test(path) ? path : null;
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("auth.signIn.title"));

export default function Login() {
  const { next, demo } = useLoaderData<typeof loader>();
  return <LoginView next={next} demo={demo} refused={useActionData<typeof action>()} />;
}
