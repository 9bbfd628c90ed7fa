import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { localeCookie } from "#app/auth/request-locale.server.ts";
import { startSession } from "#app/auth/sessions.server.ts";
import { readWelcome, welcomeCookie } from "#app/auth/welcome-cookie.server.ts";
import { checkOneTimeCode } from "#app/domain/identity/check-one-time-code.server.ts";
import { codeInput, localeInput, newPasswordInput } from "#app/domain/identity/inputs.ts";
import { getCodeTicket } from "#app/domain/identity/queries/get-code-ticket.server.ts";
import { redeemOneTimeCode } from "#app/domain/identity/redeem-one-time-code.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { homeArea } from "#app/domain/kernel/portal-area.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { findFirstLesson } from "#app/domain/learning/queries/find-first-lesson.server.ts";
import { flash } from "#app/http/flash.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { badRequest } from "#app/http/read-body.server.ts";
import { refusedForm, unreadForm } from "#app/http/refused-form.server.ts";
import { paths } from "#app/lib/paths.ts";

/** Name and code are right: the browser gets a ticket, and the code leaves the address. */
export async function takeCode({ request, context }: ActionFunctionArgs, ctx: Ctx) {
  const parsed = await parseForm(request, codeInput);
  if (!parsed.ok) return unreadForm(parsed.submission);
  try {
    const { ticket } = await checkOneTimeCode(ctx, { ...parsed.value, clientAddress: context.clientAddress });
    const headers = { "Set-Cookie": welcomeCookie({ ticket, locale: null }, context.services.publicUrl) };
    return redirect(paths.welcome(), { status: 303, headers });
  } catch (error) {
    return refusedForm(error, parsed.form);
  }
}

export async function takeLanguage({ request, context }: ActionFunctionArgs) {
  const parsed = await parseForm(request, localeInput);
  if (!parsed.ok) throw badRequest();
  const { locale } = parsed.value;
  const { publicUrl } = context.services;
  const headers = new Headers({ "Set-Cookie": localeCookie(locale, publicUrl) });
  const state = readWelcome(request);
  if (state) headers.append("Set-Cookie", welcomeCookie({ ...state, locale }, publicUrl));
  return redirect(paths.welcome(), { status: 303, headers });
}

/** Uses the code up, signs in and opens the first lesson, or the work of those who don't come to learn. */
export async function takePassword({ request, context }: ActionFunctionArgs, ctx: Ctx) {
  const parsed = await parseForm(request, newPasswordInput);
  if (!parsed.ok) return unreadForm(parsed.submission);
  const { services } = context;
  const { password, shared } = parsed.value;
  const ticket = readWelcome(request)?.ticket ?? "";
  try {
    const known = await getCodeTicket(ctx, ticket);
    const locale = readWelcome(request)?.locale ?? known.locale;
    const { personId, purpose, roles } = await redeemOneTimeCode(ctx, { ticket, locale, password });
    const headers =
      purpose === "reset"
        ? flash(context, "auth.welcome.resetDone")
        : flash(context, "auth.welcome.welcome", { name: known.givenName });
    const cookie = await startSession(services, request, personId, { sharedDevice: Boolean(shared) });
    headers.append("Set-Cookie", cookie);
    headers.append("Set-Cookie", welcomeCookie(null, services.publicUrl));
    return redirect(await whereTo(ctx, personId, roles, locale), { status: 303, headers });
  } catch (error) {
    const atPage = error instanceof DomainError && error.code === "code_invalid";
    return refusedForm(error, parsed.form, atPage ? "" : "password");
  }
}

async function whereTo(ctx: Ctx, personId: string, roles: readonly Role[], locale: Locale): Promise<string> {
  if (homeArea(roles) === "administer") return paths.firstSteps();
  if (homeArea(roles) !== "learn") return paths[homeArea(roles)]();
  const own = { ...ctx, actor: { kind: "person", personId, grants: [] } } as const;
  const first = await findFirstLesson(own, locale);
  return first ? paths.lesson(first.courseId, first.lessonId) : paths.learn();
}
