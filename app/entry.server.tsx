import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { knownLocale } from "#app/auth/guards.server.ts";
import { requestLocale } from "#app/auth/request-locale.server.ts";
import { RequestProvider } from "#app/i18n/request-context.tsx";

/** Renders a page at once and whole: nothing here streams, so no script is ever needed to put it together. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const facts = {
    locale: (await knownLocale(loadContext)) ?? requestLocale(request),
    requestId: loadContext.requestId,
    demo: loadContext.services.demo,
  };
  const html = renderToString(
    <RequestProvider value={facts}>
      <RemixServer context={context} url={request.url} />
    </RequestProvider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  // What one person saw must not come back for the next one on the same phone.
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Unknown errors: written down with the request's number, never shown. An abandoned request is no error. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return;
  context.services.logger.error(
    { requestId: context.requestId, path: new URL(request.url).pathname, err: error },
    "request failed",
  );
}
