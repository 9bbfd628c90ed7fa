import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { endSession } from "#app/auth/sessions.server.ts";
import { flash } from "#app/http/flash.server.ts";
import { paths } from "#app/lib/paths.ts";

/** Reading never signs out: a link or a prefetch must not be able to. */
export async function loader(args: LoaderFunctionArgs) {
  await allowAnyone(args);
  return redirect(paths.landing(), 303);
}

/** Ends the session of this device and asks the browser to forget the pages that it keeps. What is sealed stays. */
export async function action(args: ActionFunctionArgs) {
  await allowAnyone(args);
  const { request, context } = args;
  const headers = flash(context, "auth.signIn.signedOut");
  headers.append("Set-Cookie", await endSession(context.services, request));
  headers.set("Clear-Site-Data", '"cache"');
  return redirect(paths.login(), { status: 303, headers });
}
