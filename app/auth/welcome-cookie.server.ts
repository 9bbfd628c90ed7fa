import { isLocale, type Locale } from "#app/domain/kernel/locale.ts";

const cookieName = "halypa_welcome";
const halfAnHour = 1800;

/** How far somebody with a one-time code has come: the sealed ticket and, once chosen, the language. */
export interface WelcomeState {
  readonly ticket: string;
  readonly locale: Locale | null;
}

export function readWelcome(request: Request): WelcomeState | null {
  const found = /(?:^|;\s*)halypa_welcome=([\w-]{20,600})(?:\.(\w\w))?(?:;|$)/.exec(
    request.headers.get("Cookie") ?? "",
  );
  if (!found?.[1]) return null;
  return { ticket: found[1], locale: isLocale(found[2]) ? found[2] : null };
}

/** The `Set-Cookie` value that keeps the state for half an hour on the page of the code alone; null takes it away. */
export function welcomeCookie(state: WelcomeState | null, publicUrl: string): string {
  const value = state ? `${state.ticket}${state.locale ? `.${state.locale}` : ""}` : "";
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  const maxAge = state ? halfAnHour : 0;
  return `${cookieName}=${value}; Path=/welcome; Max-Age=${maxAge}; SameSite=Lax; HttpOnly${secure}`;
}
