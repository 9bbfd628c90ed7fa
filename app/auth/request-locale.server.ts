import { defaultLocale, isLocale, type Locale } from "#app/domain/kernel/locale.ts";

const cookieName = "halypa_language";
const year = 365 * 24 * 60 * 60;

/** The language of a request without a person: cookie → `Accept-Language` → Turkmen. */
export function requestLocale(request: Request): Locale {
  const cookie = /(?:^|;\s*)halypa_language=(\w+)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  if (isLocale(cookie)) return cookie;
  return acceptedLocale(request.headers.get("Accept-Language") ?? "") ?? defaultLocale;
}

function acceptedLocale(header: string): Locale | undefined {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const q = params.find((param) => param.trim().startsWith("q="));
      return { tag: tag.split("-")[0]?.toLowerCase(), weight: q ? Number(q.trim().slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
    .find(isLocale);
}

/** The `Set-Cookie` value that keeps a visitor's choice of language for a year. */
export function localeCookie(locale: Locale, publicUrl: string): string {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${locale}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly${secure}`;
}
