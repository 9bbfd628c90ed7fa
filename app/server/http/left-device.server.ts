import type { NextFunction, Request, RequestHandler, Response } from "express";
import { endLeftSession } from "#app/auth/sessions.server.ts";
import type { Services } from "#app/auth/services.ts";

const leftCookie = /(?:^|;\s*)halypa_left=1(?:;|$)/;

/**
 * Somebody signed out without a network: her page left a cookie, and the first request that gets through ends the
 * session before anything is answered.
 */
export function leftDevice(services: Services): RequestHandler {
  const end = async (req: Request, res: Response): Promise<void> => {
    res.append("Set-Cookie", await endLeftSession(services, req.headers.cookie ?? ""));
    res.append("Set-Cookie", "halypa_left=; Path=/; Max-Age=0; SameSite=Lax");
    res.set("Clear-Site-Data", '"cache"');
    // The language stays: it is the device's, not the person's.
    req.headers.cookie = (req.headers.cookie ?? "").replace(
      /(^|;\s*)halypa_(session|left|welcome)=[^;]*/g,
      "",
    );
  };
  const go = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      if (leftCookie.test(req.headers.cookie ?? "")) await end(req, res);
      next();
    } catch (error) {
      next(error);
    }
  };
  return (req, res, next) => void go(req, res, next);
}
