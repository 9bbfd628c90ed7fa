import type { RequestHandler } from "express";

const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
  "worker-src 'self'",
].join("; ");

// Vite puts styles into the page and talks over a socket; nothing of this reaches a built portal.
const devPolicy = strictPolicy
  .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws:");

const headers = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Puts the security headers on every response: pages, files, errors, health. */
export function securityHeaders(options: { readonly dev: boolean; readonly https: boolean }): RequestHandler {
  return (req, res, next) => {
    res.set(headers);
    res.set("Content-Security-Policy", options.dev ? devPolicy : strictPolicy);
    if (options.https || req.secure)
      res.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}
