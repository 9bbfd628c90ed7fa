import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { RequestHandler } from "express";

interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly immutable: boolean;
  /** In the order in which they are preferred. The last one is the file itself. */
  readonly encodings: readonly { readonly name: "br" | "gzip" | "identity"; readonly body: Buffer }[];
}

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".speculationrules": "application/speculationrules+json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/**
 * Serves the built files of `folder` from memory, compressed as the build left them. What is under /assets/
 * carries its hash in its name and never changes.
 */
export function staticFiles(folder: string): RequestHandler {
  const files = readFiles(folder);
  return (req, res, next) => {
    const file = files.get(req.path);
    if (!file || (req.method !== "GET" && req.method !== "HEAD")) {
      if (req.path === "/favicon.ico") res.set("Cache-Control", "public, max-age=86400").status(204).end();
      else next();
      return;
    }
    const chosen = file.encodings.find(
      ({ name }) => name === "identity" || accepts(req.get("accept-encoding"), name),
    );
    res.set("Content-Type", file.type);
    res.set("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    res.vary("Accept-Encoding");
    if (!chosen) {
      res.status(406).end();
      return;
    }
    if (chosen.name !== "identity") res.set("Content-Encoding", chosen.name);
    res.set("ETag", `"${file.etag}-${chosen.name}"`);
    if (req.fresh) res.status(304).end();
    else
      res
        .set("Content-Length", String(chosen.body.length))
        .end(req.method === "HEAD" ? undefined : chosen.body);
  };
}

/** Does an Accept-Encoding header allow this encoding by name? */
function accepts(header: string | undefined, encoding: string): boolean {
  return (header ?? "").split(",").some((entry) => {
    const [name = "", ...parameters] = entry.split(";").map((word) => word.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

function readFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const type = types[extname(path)];
    const url = `/${relative(folder, path).split(sep).join("/")}`;
    if (!entry.isFile() || !type || url.includes("/.")) continue;
    const body = readFileSync(path);
    files.set(url, {
      type,
      etag: createHash("sha256").update(body).digest("base64url").slice(0, 16),
      immutable: url.startsWith("/assets/"),
      encodings: [
        ...[".br"]
          .filter((end) => existsSync(path + end))
          .map(() => ({ name: "br" as const, body: readFileSync(`${path}.br`) })),
        ...[".gz"]
          .filter((end) => existsSync(path + end))
          .map(() => ({ name: "gzip" as const, body: readFileSync(`${path}.gz`) })),
        { name: "identity", body },
      ],
    });
  }
  return files;
}
