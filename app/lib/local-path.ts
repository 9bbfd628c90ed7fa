const base = "http://local.invalid";

/**
 * A path of our own to go back to, from text that a browser sent: path, query and fragment, nothing else.
 * @returns null for other origins, however they are dressed up (`//evil`, `/\evil`, `/.//evil`).
 */
export function localPath(text: unknown): string | null {
  if (typeof text !== "string" || !text.startsWith("/") || text.length > 2000) return null;
  if (/[\\\p{Cc}]/u.test(text) || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return null;
  return url.pathname + url.search + url.hash;
}
