import type { RequestHandler } from "express";

const largestBody = 1_048_576;

/**
 * Refuses bodies over 1 MiB (413) and bodies that do not say their length (411): browsers always say it, and
 * Node cuts off what exceeds it.
 */
export const bodyLimit: RequestHandler = (req, res, next) => {
  if (req.get("transfer-encoding") !== undefined)
    res.status(411).type("text/plain").send("Length required\n");
  else if (Number(req.get("content-length") ?? 0) > largestBody) {
    res.status(413).set("Connection", "close").type("text/plain").send("Too large\n");
  } else next();
};
