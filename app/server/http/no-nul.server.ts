import type { RequestHandler } from "express";

/**
 * Takes NUL out of addresses, as it is taken out of forms: nobody types it, and it is the one letter that the database
 * refuses.
 */
export const noNul: RequestHandler = (req, _res, next) => {
  if (req.originalUrl.includes("%00")) {
    req.url = req.url.replaceAll("%00", "");
    req.originalUrl = req.originalUrl.replaceAll("%00", "");
  }
  next();
};
