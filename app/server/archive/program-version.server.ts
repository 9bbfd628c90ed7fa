import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** The version that package.json names. */
export function programVersion(): string {
  const text = readFileSync(join(projectRoot(), "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
