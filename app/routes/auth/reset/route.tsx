import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { resetInput } from "#app/domain/identity/inputs.ts";
import { requestReset } from "#app/domain/identity/request-reset.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { refusedForm, unreadForm } from "#app/http/refused-form.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { sendReset } from "./send-reset.server.ts";
import { ResetView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  await allowAnyone(args);
  const mails = args.context.services.mailer !== null;
  return { mails, sent: mails && new URL(args.request.url).searchParams.has("sent") };
}

/** One answer for every name, known or not; without a mailer there is nothing to do but ask a person. */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await allowAnyone(args);
  const { request, context } = args;
  if (!context.services.mailer) return redirect(paths.reset(), 303);
  const parsed = await parseForm(request, resetInput);
  if (!parsed.ok) return unreadForm(parsed.submission);
  try {
    const mail = await requestReset(ctx, { ...parsed.value, clientAddress: context.clientAddress });
    if (mail) sendReset(context, mail);
    return redirect(`${paths.reset()}?sent`, 303);
  } catch (error) {
    return refusedForm(error, parsed.form);
  }
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("auth.reset.title"));

export default function Reset() {
  return <ResetView {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
