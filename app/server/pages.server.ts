import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import type { AppOptions } from "./http/create-app.server.ts";

/** The built pages. @throws StartError when they were not built. */
export async function builtPages(): Promise<AppOptions["pages"]> {
  const path = join(projectRoot(), "build/server/index.js");
  if (!existsSync(path)) throw new StartError("the pages are not built: run npm run build");
  const build: ServerBuild = await import(pathToFileURL(path).href);
  return (contextOf) => {
    const handle = createRequestHandler({ build, getLoadContext: contextOf, mode: "production" });
    return (req, res, next) => void handle(req, res, next);
  };
}
