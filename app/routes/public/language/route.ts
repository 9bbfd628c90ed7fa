import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { localeCookie } from "#app/auth/request-locale.server.ts";
import { setLocale } from "#app/domain/identity/set-locale.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { badRequest } from "#app/http/read-body.server.ts";
import { localPath } from "#app/lib/local-path.ts";
import { paths } from "#app/lib/paths.ts";

const choice = z.object({ locale: z.enum(locales), next: z.string().optional() });

export async function loader(args: LoaderFunctionArgs) {
  await allowAnyone(args);
  return redirect(paths.landing(), 303);
}

/** Keeps the choice in a cookie, for strangers and shared phones, and with the person who is signed in. */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await allowAnyone(args);
  const parsed = await parseForm(args.request, choice);
  if (!parsed.ok) throw badRequest();
  const { locale, next } = parsed.value;
  if (ctx.actor.kind === "person") {
    const own: PersonCtx = { ...ctx, actor: ctx.actor };
    await setLocale(own, locale);
  }
  return redirect(localPath(next) ?? paths.landing(), {
    status: 303,
    headers: { "Set-Cookie": localeCookie(locale, args.context.services.publicUrl) },
  });
}
