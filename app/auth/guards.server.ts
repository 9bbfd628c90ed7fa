import {
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { confirmPassword } from "#app/domain/identity/confirm-password.server.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { Ctx, PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { roles as allRoles, type Role } from "#app/domain/kernel/role.ts";
import { fieldsToCarry } from "#app/lib/carried-form.ts";
import { carry } from "#app/http/carry-form.server.ts";
import { bodyLimit, readForm, typedLimit } from "#app/http/read-body.server.ts";
import { paths } from "#app/lib/paths.ts";
import { requestLocale } from "./request-locale.server.ts";
import { isSameOriginWrite } from "./same-origin.server.ts";
import { confirmSession, readSession, type CurrentSession } from "./sessions.server.ts";

/** What a page may show of the person who asks. Holds no secret. */
export interface Viewer {
  readonly personId: string;
  readonly displayName: string;
  readonly givenName: string;
  /** Every role that is active now, each once, in the order of the tuple. */
  readonly roles: readonly Role[];
  readonly locale: Locale;
  readonly sharedDevice: boolean;
  /** Messages that were not opened yet. */
  readonly unread: number;
  readonly demo: boolean;
}

export interface SignedIn {
  readonly ctx: PersonCtx;
  readonly viewer: Viewer;
  readonly locale: Locale;
}

export interface Visit {
  readonly ctx: Ctx;
  readonly viewer: Viewer | null;
  readonly locale: Locale;
}

type Args = Pick<LoaderFunctionArgs | ActionFunctionArgs, "request" | "context">;

/** All loaders of one request share its context object: the session is read once for all of them. */
const sessions = new WeakMap<AppLoadContext, Promise<CurrentSession | null>>();

/** For pages that strangers may see. Refuses writes from other sites, nothing else. */
export async function allowAnyone(args: Args): Promise<Visit> {
  return (await signedIn(args)) ?? strangerOf(args);
}

/**
 * Sends strangers to the sign-in page and back afterwards; a script that asks for JSON gets 401. A form with its
 * author's mark is not lost: the sign-in page carries it on.
 */
export async function requirePerson(args: Args): Promise<SignedIn> {
  const found = await signedIn(args);
  if (found) return found;
  const { request } = args;
  if (request.headers.get("Accept")?.includes("application/json")) throw refusal(401, "signed_out");
  const { pathname, search } = new URL(request.url);
  const form = request.method === "POST" ? await ownForm(request) : null;
  if (form) throw carry({ to: pathname + search, fields: fieldsToCarry(form), problem: null, login: "" });
  throw redirect(paths.login(request.method === "GET" ? pathname + search : pathname), 303);
}

/** Signed in and holding at least one of the roles now, else 403. */
export async function requireRole(args: Args, roles: readonly Role[]): Promise<SignedIn> {
  const found = await requirePerson(args);
  if (!found.viewer.roles.some((role) => roles.includes(role))) throw refusal(403, "forbidden");
  return found;
}

/**
 * Refuses what a page of somebody else sends: one that stayed open while another person signed in on this device. A
 * form of a page may leave its `author` out, a script may not.
 */
export function requireOwnPage(viewer: Viewer, form: FormData, sender: "page" | "script" = "page"): void {
  const author = form.get("author");
  if (author === viewer.personId || (sender === "page" && author === null)) return;
  throw refusal(409, "other_author");
}

/** No form of ours has more fields. */
const mostFields = 1000;

/**
 * The form of a page that knew who was writing; null for others and for what is no form or too large: the fields of the
 * sign-in come to it.
 */
async function ownForm(request: Request): Promise<FormData | null> {
  try {
    const form = await readForm(request.clone(), typedLimit - bodyLimit);
    return form.has("author") && [...form.keys()].length <= mostFields ? form : null;
  } catch {
    return null;
  }
}

/** When this session's person last gave her password, if that is less than `hours` ago; else null. */
export async function confirmedWithin(args: Args, hours: number): Promise<Date | null> {
  const at = (await current(args))?.session.attributes.confirmedAt ?? null;
  const age = at ? args.context.services.clock.now().getTime() - at.getTime() : Infinity;
  return age < hours * 3_600_000 ? at : null;
}

/**
 * Asks the person of this session for her password again and notes that she gave it.
 * @throws DomainError credentials_invalid, rate_limited {minutes}
 */
export async function confirmAgain(args: Args, ctx: PersonCtx, password: string): Promise<Date> {
  await confirmPassword(ctx, password);
  const { services } = args.context;
  const found = await current(args);
  return found ? confirmSession(services, found.secret) : services.clock.now();
}

/** The session of the request, read once. */
function current({ request, context }: Args): Promise<CurrentSession | null> {
  let reading = sessions.get(context);
  if (!reading) {
    reading = readSession(context.services, request);
    sessions.set(context, reading);
  }
  return reading;
}

/** The language of the person whose session was read for this request, for pages that have no loader of their own. */
export async function knownLocale(context: AppLoadContext): Promise<Locale | null> {
  const found = await sessions.get(context)?.catch(() => null);
  return found?.user.attributes.locale ?? null;
}

async function signedIn(args: Args): Promise<SignedIn | null> {
  const { request, context } = args;
  const { services } = context;
  if (!isSameOriginWrite(request, services.publicUrl)) throw refusal(403, "other_origin");
  const found = await current(args);
  if (!found) return null;
  const { user, session } = found;
  const { locale, grants } = user.attributes;
  return {
    ctx: { ...baseCtx(context), actor: { kind: "person", personId: user.id, grants } },
    viewer: {
      personId: user.id,
      displayName: displayName(user.attributes, locale),
      givenName: (locale === "ru" && user.attributes.givenNameCyrillic) || user.attributes.givenName,
      roles: allRoles.filter((role) => grants.some((grant) => grant.role === role)),
      locale,
      sharedDevice: session.attributes.sharedDevice,
      unread: user.attributes.unread,
      demo: services.demo,
    },
    locale,
  };
}

function strangerOf({ request, context }: Args): Visit {
  return {
    ctx: { ...baseCtx(context), actor: { kind: "anonymous" } },
    viewer: null,
    locale: requestLocale(request),
  };
}

function baseCtx({ services, requestId }: AppLoadContext): Omit<Ctx, "actor"> {
  const { pool, clock, keys, demo } = services;
  return { db: pool.db, clock, keys, demo, requestId };
}

function refusal(status: number, code: string): Response {
  return Response.json({ code }, { status });
}
