import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { currentSessionId, endSession, startSession } from "#app/auth/sessions.server.ts";
import { changePassword } from "#app/domain/identity/change-password.server.ts";
import { changePasswordInput, localeInput } from "#app/domain/identity/inputs.ts";
import { getOwnAccount } from "#app/domain/identity/queries/get-own-account.server.ts";
import { setLocale } from "#app/domain/identity/set-locale.server.ts";
import { preferenceInput } from "#app/domain/notifications/inputs.ts";
import { getPreference } from "#app/domain/notifications/queries/get-preference.server.ts";
import { savePreference } from "#app/domain/notifications/save-preference.server.ts";
import { signOutEverywhere } from "#app/domain/identity/sign-out-everywhere.server.ts";
import { flash } from "#app/http/flash.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { badRequest } from "#app/http/read-body.server.ts";
import { unreadForm } from "#app/http/refused-form.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { accountPage } from "./account-page.server.ts";
import { refusedChange } from "./refused-change.server.ts";
import { AccountView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const [account, preference] = await Promise.all([getOwnAccount(ctx, locale), getPreference(ctx)]);
  const sessionId = currentSessionId(args.request);
  return accountPage(account, preference, { locale, now: ctx.clock.now(), sessionId });
}

/** Four forms, told apart by `?do=`: language, messages, password, sign out everywhere. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer } = await requirePerson(args);
  const { request, context } = args;
  switch (new URL(request.url).searchParams.get("do") ?? "") {
    case "language": {
      const parsed = await parseForm(request, localeInput);
      if (!parsed.ok) throw badRequest();
      await setLocale(ctx, parsed.value.locale);
      return redirect(paths.account(), { status: 303, headers: flash(context, "account.languageSaved") });
    }
    case "messages": {
      const parsed = await parseForm(request, preferenceInput);
      if (!parsed.ok) throw badRequest();
      await savePreference(ctx, parsed.value);
      return redirect(paths.account(), { status: 303, headers: flash(context, "inbox.preference.saved") });
    }
    case "password": {
      const parsed = await parseForm(request, changePasswordInput);
      if (!parsed.ok) return unreadForm(parsed.submission);
      const { currentPassword: current, password } = parsed.value;
      try {
        await changePassword(ctx, { current, password });
      } catch (error) {
        return refusedChange(error, parsed.form);
      }
      const headers = flash(context, "account.passwordSaved");
      const { personId, sharedDevice } = viewer;
      headers.append("Set-Cookie", await startSession(context.services, request, personId, { sharedDevice }));
      return redirect(paths.account(), { status: 303, headers });
    }
    case "sign-out-everywhere": {
      await signOutEverywhere(ctx);
      const headers = flash(context, "auth.signIn.signedOutEverywhere");
      headers.append("Set-Cookie", await endSession(context.services, request));
      return redirect(paths.login(), { status: 303, headers });
    }
    default:
      throw badRequest();
  }
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("account.title"));

export default function Account() {
  return <AccountView account={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
