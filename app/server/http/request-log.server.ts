import type { RequestHandler } from "express";
import { uuidv7 } from "#app/lib/uuid.ts";
import type { Logger } from "#app/platform/logger.server.ts";
import type { Metrics } from "./metrics.server.ts";
import { routeKind } from "./route-kind.ts";

declare module "express-serve-static-core" {
  interface Locals {
    /** On every response, in the log and on error pages. */
    requestId?: string;
  }
}

/** Gives every request its id, and one line in the log when it is answered: never a query, a name or an address. */
export function requestLog(logger: Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const started = process.hrtime.bigint();
    const requestId = uuidv7();
    const path = req.path;
    res.locals["requestId"] = requestId;
    res.set("X-Request-Id", requestId);
    res.once("close", () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      const kind = routeKind(path);
      const status = res.writableFinished ? res.statusCode : 499;
      metrics.count(kind, status, ms);
      const entry = {
        requestId,
        method: req.method,
        path: loggedPath(path),
        status,
        ms: Math.round(ms * 10) / 10,
      };
      if (status >= 500) logger.error(entry, "request");
      else if (kind === "page" || kind === "data") logger.info(entry, "request");
      else logger.debug(entry, "request");
    });
    next();
  };
}

/** The code of a certificate is the key to its page: it stays out of the log. */
function loggedPath(path: string): string {
  return path.replace(/^\/verify\/[^/]+/, "/verify/…");
}

/** The id that `requestLog` gave to this request. */
export function requestIdOf(locals: Record<string, unknown>): string {
  const id = locals["requestId"];
  if (typeof id !== "string") throw new Error("requestLog must come first");
  return id;
}
