import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** When `npm run build` made the running program; null where nothing is built. */
export function builtAt(): Date | null {
  const program = join(projectRoot(), "build/node/main.js");
  return existsSync(program) ? statSync(program).mtime : null;
}
