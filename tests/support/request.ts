import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { startSession } from "#app/auth/sessions.server.ts";
import type { Services } from "#app/auth/services.ts";
import type { DatabasePool } from "#app/db/client.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { Mail } from "#app/platform/mailer.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { testKeys } from "./actors.ts";

export const origin = "http://halypa.test";

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Services on a test pool: no mail unless a mailer is given, nothing is logged. */
export function testServices(pool: DatabasePool, changes: Partial<Services> = {}): Services {
  return {
    pool,
    clock: systemClock,
    keys: testKeys,
    logger: silent,
    mailer: null,
    publicUrl: origin,
    demo: false,
    ...changes,
  };
}

/** A mailer that keeps what it was given. */
export function keepingMailer() {
  const sent: Mail[] = [];
  return { sent, mailer: { send: (mail: Mail) => Promise.resolve(void sent.push(mail)) } };
}

interface Wish {
  readonly cookie?: string;
  readonly form?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly params?: Record<string, string>;
  readonly clientAddress?: string;
}

/** What Remix hands to a loader or action: GET, or POST when `form` is given (from our own origin). */
export function argsFor(
  services: Services,
  path: string,
  wish: Wish = {},
): LoaderFunctionArgs & ActionFunctionArgs {
  const headers = new Headers(wish.form ? { Origin: origin } : {});
  if (wish.cookie) headers.set("Cookie", wish.cookie);
  for (const [name, value] of Object.entries(wish.headers ?? {})) headers.set(name, value);
  const request = new Request(new URL(path, origin), {
    headers,
    ...(wish.form ? { method: "POST", body: new URLSearchParams(wish.form) } : {}),
  });
  const context: AppLoadContext = {
    services,
    requestId: uuidv7(),
    clientAddress: wish.clientAddress ?? "192.0.2.1",
  };
  return { request, context, params: wish.params ?? {} };
}

/** Signs a person in and returns the value for `cookie`. */
export async function cookieOf(
  services: Services,
  personId: string,
  { sharedDevice = false }: { sharedDevice?: boolean } = {},
): Promise<string> {
  const setCookie = await startSession(services, new Request(origin), personId, { sharedDevice });
  return setCookie.split(";")[0] ?? "";
}

/** The response of a loader or action, whether it was returned or thrown; other errors pass through. */
export async function responseOf(work: Promise<unknown>): Promise<Response> {
  const result = await work.catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (result instanceof Response) return result;
  return toResponse(result);
}

function toResponse(result: unknown): Response {
  if (typeof result === "object" && result !== null && "type" in result && "init" in result) {
    const init: unknown = result.init;
    const status = typeof init === "object" && init !== null && "status" in init ? Number(init.status) : 200;
    return Response.json("data" in result ? result.data : null, { status });
  }
  return Response.json(result ?? null);
}
