import { chmodSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startBuiltPortal } from "./built-portal.ts";
import { buryAtTheEnd } from "./undertaker.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Origin of a built portal with a fresh demo, for browser journeys: `inject("portalUrl")`. */
    portalUrl: string;
    /** Its data: see portal-database.ts. */
    portalFolder: string;
  }
}

/** Global set-up of the browser journeys: the built portal on a free port, with its own data, gone at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-portal-")));
  chmodSync(folder, 0o755);
  const bury = buryAtTheEnd(folder);
  const portal = await startBuiltPortal(folder).catch(async (error: unknown) => {
    await bury();
    throw error;
  });
  project.provide("portalUrl", portal.url);
  project.provide("portalFolder", folder);
  return async () => {
    await portal.stop();
    await bury();
  };
}
