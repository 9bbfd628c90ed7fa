import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";

export interface MappedRoute {
  /** File below app/. */
  readonly file: string;
  /** Address pattern from the root, such as `/learn/:course`. */
  readonly pattern: string;
}

/** Every leaf of app/routes.ts with its full address pattern. */
export async function siteMap(): Promise<MappedRoute[]> {
  return flatten(await Promise.resolve(routes), "");
}

function flatten(entries: readonly RouteConfigEntry[], base: string): MappedRoute[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path ? `${base}/${entry.path}` : base;
    const own = { file: entry.file, pattern: pattern || "/" };
    return entry.children ? [own, ...flatten(entry.children, pattern)] : [own];
  });
}
