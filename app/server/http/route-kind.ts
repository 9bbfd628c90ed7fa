export const routeKinds = ["page", "data", "file", "resource", "health"] as const;
export type RouteKind = (typeof routeKinds)[number];

/** The kind of a path, for metrics: a handful of values whatever people type. */
export function routeKind(path: string): RouteKind {
  if (path === "/healthz" || path === "/readyz" || path === "/metrics") return "health";
  if (path.startsWith("/assets/") || path === "/favicon.ico") return "file";
  if (path.startsWith("/resources/")) return "resource";
  return path.endsWith(".data") ? "data" : "page";
}
