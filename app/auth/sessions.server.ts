import { Cookie, Lucia, type DatabaseSession, type DatabaseUser } from "lucia";
import { hashSessionId, sessionStore, slidTo } from "./session-store.server.ts";
import type { Services } from "./services.ts";

type SessionServices = Pick<Services, "pool" | "clock" | "publicUrl">;

const cookieName = "halypa_session";

function luciaFor(services: SessionServices): Lucia {
  return new Lucia(sessionStore(services), {
    sessionCookie: {
      name: cookieName,
      // The browser may keep the cookie longer than the session lives: the table decides.
      expires: false,
      attributes: { secure: services.publicUrl.startsWith("https:"), sameSite: "lax", path: "/" },
    },
  });
}

export interface CurrentSession {
  /** The cookie's secret. Goes into no log and no page. */
  readonly secret: string;
  readonly session: DatabaseSession;
  readonly user: DatabaseUser;
}

/** Who the request's cookie stands for, or null. One statement; one more a day to move the session's end. */
export async function readSession(
  services: SessionServices,
  request: Request,
): Promise<CurrentSession | null> {
  const secret = luciaFor(services).readSessionCookie(request.headers.get("Cookie") ?? "");
  if (!secret) return null;
  const store = sessionStore(services);
  const [session, user] = await store.getSessionAndUser(secret);
  if (!session || !user) return null;
  const slid = slidTo(session, services.clock.now());
  if (slid) await store.updateSessionExpiration(secret, slid);
  return { secret, session, user };
}

/**
 * Starts a session with a new id and ends the one that the request carried. The password or a code was just given.
 * @returns the `Set-Cookie` value; on a shared device the cookie goes when the browser closes.
 */
export async function startSession(
  services: SessionServices,
  request: Request,
  personId: string,
  { sharedDevice }: { sharedDevice: boolean },
): Promise<string> {
  const lucia = luciaFor(services);
  const old = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (old) await lucia.invalidateSession(old);
  const session = await lucia.createSession(personId, { sharedDevice, confirmedAt: services.clock.now() });
  const cookie = lucia.createSessionCookie(session.id);
  if (!sharedDevice) return cookie.serialize();
  const { maxAge: _maxAge, expires: _expires, ...attributes } = cookie.attributes;
  return new Cookie(cookie.name, cookie.value, attributes).serialize();
}

/** Notes that the person of this session has given her password now. Whether it was right is for the caller. */
export async function confirmSession({ pool, clock }: SessionServices, secret: string): Promise<Date> {
  const now = clock.now();
  await pool.sql`update session set confirmed_at = ${now.toISOString()} where id = ${hashSessionId(secret)}`;
  return now;
}

/** Ends the request's session. @returns the `Set-Cookie` value that empties the cookie. */
export function endSession(services: SessionServices, request: Request): Promise<string> {
  return endLeftSession(services, request.headers.get("Cookie") ?? "");
}

/** The same for a header of cookies that no request object holds yet. */
export async function endLeftSession(services: SessionServices, cookies: string): Promise<string> {
  const lucia = luciaFor(services);
  const secret = lucia.readSessionCookie(cookies);
  if (secret) await lucia.invalidateSession(secret);
  return lucia.createBlankSessionCookie().serialize();
}

/** The stored id of the session that a request claims, to tell it from the others in a list. Proves nothing. */
export function currentSessionId(request: Request): string | null {
  const secret = new RegExp(`(?:^|;\\s*)${cookieName}=([^;\\s]+)`).exec(
    request.headers.get("Cookie") ?? "",
  )?.[1];
  return secret ? hashSessionId(secret) : null;
}
