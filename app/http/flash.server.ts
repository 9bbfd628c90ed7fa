import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { isMessageKey, translateKey } from "#app/i18n/translate.ts";
import type { MessageKey, MessageParams } from "#app/i18n/message-types.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

const cookieName = "halypa_flash";

const stored = z.strictObject({
  key: z.string().max(80).refine(isMessageKey),
  params: z.record(z.string().max(20), z.union([z.string().max(120), z.number()])),
});

/**
 * Headers for a redirect whose next page says, once, what was done:
 * `redirect(path, { status: 303, headers: flash(context, "learn.lessonDone") })`.
 * The cookie holds a key and short parameters, never a secret.
 */
export function flash<K extends MessageKey>(
  { services }: AppLoadContext,
  key: K,
  ...params: keyof MessageParams<K> extends never ? [] : [MessageParams<K>]
): Headers {
  const value = Buffer.from(JSON.stringify({ key, params: params[0] ?? {} })).toString("base64url");
  return new Headers({
    "Set-Cookie": `${cookieName}=${value}; Max-Age=60; ${attributes(services.publicUrl)}`,
  });
}

/** The waiting message in the reader's language and the header that takes it away; null when there is none. */
export function takeFlash(
  request: Request,
  { services }: AppLoadContext,
  locale: Locale,
): { text: string; headers: Headers } | null {
  const text = readFlash(request, locale);
  if (text === null) return null;
  const clear = `${cookieName}=; Max-Age=0; ${attributes(services.publicUrl)}`;
  return { text, headers: new Headers({ "Set-Cookie": clear }) };
}

function readFlash(request: Request, locale: Locale): string | null {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(
    request.headers.get("Cookie") ?? "",
  )?.[1];
  if (!value) return null;
  const parsed = stored.safeParse(parseJson(Buffer.from(value, "base64url").toString("utf8")));
  if (!parsed.success) return null;
  return translateKey(locale, parsed.data.key, parsed.data.params);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function attributes(publicUrl: string): string {
  return `Path=/; HttpOnly; SameSite=Lax${publicUrl.startsWith("https:") ? "; Secure" : ""}`;
}
