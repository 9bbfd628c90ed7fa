import type { ErrorRequestHandler } from "express";
import type { Logger } from "#app/platform/logger.server.ts";
import { requestIdOf } from "./request-log.server.ts";

/** For errors outside Remix. A request that is no request (bad host, bad escape) is 400; the rest hides its detail. */
export function lastResort(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const requestId = requestIdOf(res.locals);
    const bad =
      error instanceof URIError ||
      (error instanceof TypeError && "code" in error && error.code === "ERR_INVALID_URL");
    if (!bad)
      logger.error({ requestId, err: error instanceof Error ? error.stack : "unknown" }, "request failed");
    res
      .status(bad ? 400 : 500)
      .type("text/plain")
      .send(`${bad ? "400" : "500"} ${requestId}\n`);
  };
}
