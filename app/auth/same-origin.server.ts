const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True unless a browser says that another site caused this write. Browsers send `Sec-Fetch-Site` or `Origin` with
 * every cross-site post; a client that sends neither is no browser and carries no cookie that it does not own.
 */
export function isSameOriginWrite(request: Request, publicUrl: string): boolean {
  if (safeMethods.has(request.method)) return true;
  const claimed = request.headers.get("Origin") ?? request.headers.get("Referer");
  const site = request.headers.get("Sec-Fetch-Site");
  if (site === "same-origin" || site === "none") return true;
  if (claimed === null) return site === null;
  const origin = originOf(claimed);
  if (origin === null) return false;
  if (origin === publicUrl) return true;
  const host = request.headers.get("Host") ?? new URL(request.url).host;
  return site === null && new URL(origin).host === host;
}

function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { origin } = new URL(text);
  return origin === "null" ? null : origin;
}
