import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { AppOptions } from "./http/create-app.server.ts";

/** Pages that Vite compiles as they are asked for. */
export async function devPages(): Promise<Pick<AppOptions, "pages" | "before"> & { close(): Promise<void> }> {
  const { createServer } = await import("vite");
  const own = process.listeners("SIGTERM");
  // No page loads a framework, so there is nothing to replace hot and no dependency to prepare for browsers.
  const vite = await createServer({
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  // Remix's second Vite ends the process at SIGTERM, before the database could be closed.
  for (const listener of process.listeners("SIGTERM"))
    if (!own.includes(listener)) process.off("SIGTERM", listener);
  const build = async (): Promise<ServerBuild> => {
    const loaded: unknown = await vite.ssrLoadModule("virtual:remix/server-build");
    if (!isServerBuild(loaded)) throw new Error("Vite did not build the pages");
    return loaded;
  };
  return {
    before: vite.middlewares,
    pages: (contextOf) => {
      const handle = createRequestHandler({ build, getLoadContext: contextOf, mode: "development" });
      return (req, res, next) => void handle(req, res, next);
    },
    close: () => vite.close(),
  };
}

function isServerBuild(value: unknown): value is ServerBuild {
  return typeof value === "object" && value !== null && "routes" in value && "entry" in value;
}
