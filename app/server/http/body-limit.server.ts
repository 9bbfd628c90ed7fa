import type { RequestHandler } from "express";
import { typedLimit } from "#app/http/read-body.server.ts";

/** Up to here a page itself says in the reader's language what is too large for it. */
const largestBody = 2 * typedLimit;

/**
 * Refuses bodies that are larger than any page takes (413) and bodies that do not say their length (411): browsers always
 * say it, and Node cuts off what exceeds it.
 */
export const bodyLimit: RequestHandler = (req, res, next) => {
  if (req.get("transfer-encoding") !== undefined)
    res.status(411).type("text/plain").send("Length required\n");
  else if (Number(req.get("content-length") ?? 0) > largestBody) {
    res.status(413).set("Connection", "close").type("text/plain").send("Too large\n");
  } else next();
};
