import { createRequestHandler, type AppLoadContext, type ServerBuild } from "@remix-run/node";
import * as entry from "#app/entry.server.tsx";
import * as root from "#app/root.tsx";

type RouteModule = ServerBuild["routes"][string]["module"];

/** Answers requests of one page as the portal does: with the frame around it, or with the page of its refusal. */
export function wholePage(path: string, module: RouteModule) {
  const route = (id: string, own: RouteModule, more: { path: string; parentId?: string }) => ({
    id,
    ...more,
    module: own,
  });
  const known = (id: string, own: RouteModule, more: { path: string; parentId?: string }) => ({
    id,
    ...more,
    module: `/assets/${id}.js`,
    hasAction: own.action !== undefined,
    hasLoader: own.loader !== undefined,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: own.ErrorBoundary !== undefined,
  });
  const page = { path, parentId: "root" };
  const build: ServerBuild = {
    entry: { module: entry },
    routes: { root: route("root", root, { path: "" }), page: route("page", module, page) },
    assets: {
      entry: { imports: [], module: "/assets/entry.js" },
      routes: { root: known("root", root, { path: "" }), page: known("page", module, page) },
      url: "/assets/manifest.js",
      version: "1",
    },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
    mode: "production",
  };
  const handle = createRequestHandler(build, "production");
  return ({ request, context }: { request: Request; context: AppLoadContext }) => {
    request.headers.set("Host", new URL(request.url).host);
    return handle(request, context);
  };
}
