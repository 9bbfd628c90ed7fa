import { constants } from "node:zlib";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import type { AppLoadContext } from "@remix-run/node";
import type { Services } from "#app/auth/services.ts";
import { bodyLimit } from "./body-limit.server.ts";
import { healthRoutes } from "./health.server.ts";
import { leftDevice } from "./left-device.server.ts";
import { lastResort } from "./last-resort.server.ts";
import type { Metrics } from "./metrics.server.ts";
import { noNul } from "./no-nul.server.ts";
import { requestIdOf, requestLog } from "./request-log.server.ts";
import { securityHeaders } from "./security-headers.server.ts";
import { staticFiles } from "./static-files.server.ts";

export interface AppOptions {
  readonly services: Services;
  readonly metrics: Metrics;
  readonly metricsToken: string | null;
  readonly clientFolder: string;
  readonly dev: boolean;
  /** Answers pages: Remix, made with a way to get each request's load context. */
  readonly pages: (
    contextOf: (req: express.Request, res: express.Response) => AppLoadContext,
  ) => RequestHandler;
  /** Vite's handlers, in development. */
  readonly before?: RequestHandler;
}

/** The whole HTTP side, without a port. */
export function createApp(options: AppOptions): Express {
  const { services, metrics } = options;
  const https = services.publicUrl.startsWith("https:");
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  // https is made by a proxy, so there is one, perhaps in another container; without https trust this machine only.
  app.set("trust proxy", https ? ["loopback", "linklocal", "uniquelocal"] : ["loopback"]);
  app.use(requestLog(services.logger, metrics));
  app.use(securityHeaders({ dev: options.dev, https }));
  app.use(healthRoutes({ services, metrics, metricsToken: options.metricsToken }));
  app.use(bodyLimit);
  if (options.before) app.use(options.before);
  app.use(staticFiles(options.clientFolder));
  app.use("/assets", (_req, res) => void res.status(404).type("text/plain").send("not found\n"));
  app.use(noNul);
  app.use(leftDevice(services));
  app.use(pageCompression);
  app.use(
    options.pages((req, res) => ({
      services,
      requestId: requestIdOf(res.locals),
      clientAddress: req.ip ?? "unknown",
    })),
  );
  app.use(lastResort(services.logger));
  return app;
}

/**
 * What is made per request goes as Brotli of a low quality, a tenth smaller than gzip for little more work, or as gzip
 * where a browser knows no other: on plain http they ask for that only.
 */
const pageCompression = compression({
  level: 6,
  threshold: 512,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
});
