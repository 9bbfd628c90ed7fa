import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gunzipSync, brotliDecompressSync } from "node:zlib";
import type { RequestHandler } from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/auth/services.ts";
import { contentItem } from "#app/db/schema/index.ts";
import { typedLimit } from "#app/http/read-body.server.ts";
import { makeKeyRing } from "#app/platform/crypto.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import { createApp } from "#app/server/http/create-app.server.ts";
import { listen, type Listening } from "#app/server/http/listen.server.ts";
import { makeMetrics } from "#app/server/http/metrics.server.ts";
import { testDatabase } from "#tests/support/db.ts";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const metricsToken = "a-token-of-the-test";
const page = `<!doctype html><p>${"Salam! ".repeat(200)}`;
const log: Record<string, unknown>[] = [];
const note = (entry: unknown): void => void log.push({ ...(typeof entry === "object" ? entry : {}) });
const metrics = makeMetrics();
let folder = "";
let listening: Listening;
let services: Services;

const pages: RequestHandler = (req, res, next) => {
  if (req.path === "/boom") next(new Error("secret detail"));
  else if (req.path === "/echo") res.send(req.originalUrl);
  else if (req.path === "/slow") setTimeout(() => res.send("finished"), 300);
  else res.type("html").send(page);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "halypa-http-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "assets/app-1.css"), "p{}");
  writeFileSync(join(folder, "assets/app-1.css.br"), brotliCompressSync("p{}"));
  writeFileSync(join(folder, "robots.txt"), "User-agent: *\n");
  services = {
    pool: await testDatabase(),
    clock: systemClock,
    keys: makeKeyRing("0123456789abcdef0123456789abcdef"),
    logger: { debug: note, info: note, warn: note, error: note },
    mailer: null,
    publicUrl: "http://127.0.0.1",
    demo: false,
  };
  const app = createApp({
    services,
    metrics,
    metricsToken,
    clientFolder: folder,
    dev: false,
    pages: () => pages,
  });
  listening = await listen(app, 0, "127.0.0.1");
});

afterAll(async () => {
  await listening.finish(1_000);
  metrics.stop();
  rmSync(folder, { recursive: true });
});

function ask(path: string, headers: Record<string, string> = {}, method = "GET", body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request({ port: listening.port, host: "127.0.0.1", path, headers, method }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      );
    });
    req.on("error", reject);
    req.end(body);
  });
}

describe("every response", () => {
  it.each([
    "/",
    "/assets/app-1.css",
    "/assets/none.css",
    "/favicon.ico",
    "/healthz",
    "/readyz",
    "/metrics",
    "/boom",
    "/%ff",
  ])("carries the security headers and a request id: %s", async (path) => {
    const { headers } = await ask(path);
    expect(headers["content-security-policy"]).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    );
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  it("asks browsers for https only behind https", async () => {
    expect((await ask("/")).headers["strict-transport-security"]).toBeUndefined();
    const secure = await ask("/", { "x-forwarded-proto": "https" });
    expect(secure.headers["strict-transport-security"]).toContain("max-age=");
  });
});

describe("the server", () => {
  it("takes NUL out of addresses, which the database would refuse", async () => {
    const { status, body } = await ask("/ec%00ho?q=a%00b&c=%2500");
    expect(status).toBe(200);
    expect(body.toString()).toBe("/echo?q=ab&c=%2500");
  });

  it("compresses pages with Brotli where the browser knows it, else with gzip, else not at all", async () => {
    const { headers, body } = await ask("/", { "accept-encoding": "br, gzip" });
    expect(headers["content-encoding"]).toBe("br");
    expect(headers["vary"]).toContain("Accept-Encoding");
    expect(brotliDecompressSync(body).toString()).toBe(page);
    const older = await ask("/", { "accept-encoding": "gzip, deflate" });
    expect(older.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(older.body).toString()).toBe(page);
    expect((await ask("/", { "accept-encoding": "gzip;q=0" })).body.toString()).toBe(page);
  });

  it("serves built files as they were compressed, for ever when their name holds their hash", async () => {
    const packed = await ask("/assets/app-1.css", { "accept-encoding": "gzip, br" });
    expect(packed.headers).toMatchObject({
      "content-encoding": "br",
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "text/css; charset=utf-8",
    });
    expect((await ask("/assets/app-1.css")).body.toString()).toBe("p{}");
    const robots = await ask("/robots.txt");
    expect(robots.headers["cache-control"]).toBe("public, max-age=3600");
    expect((await ask("/robots.txt", { "if-none-match": String(robots.headers["etag"]) })).status).toBe(304);
    expect((await ask("/assets/..%2f..%2fpackage.json")).status).toBe(404);
    expect((await ask("/robots.txt", {}, "HEAD")).body).toHaveLength(0);
  });

  it("hides the detail of a failure and logs it with the request's id", async () => {
    const { status, headers, body } = await ask("/boom");
    expect(status).toBe(500);
    expect(body.toString()).toBe(`500 ${String(headers["x-request-id"])}\n`);
    expect(log.find((entry) => entry["requestId"] === headers["x-request-id"])?.["err"]).toContain(
      "secret detail",
    );
  });

  it("logs the path of a request, never its query", async () => {
    const { headers } = await ask("/learn?name=Gurbanowa");
    const entry = log.find((one) => one["requestId"] === headers["x-request-id"]);
    expect(entry).toMatchObject({ method: "GET", path: "/learn", status: 200 });
    expect(JSON.stringify(log)).not.toContain("Gurbanowa");
  });

  it("refuses bodies that are too large or do not say how long they are", async () => {
    expect((await ask("/", { "content-length": String(2 * typedLimit + 1) }, "POST")).status).toBe(413);
    expect((await ask("/", { "transfer-encoding": "chunked" }, "POST", "x")).status).toBe(411);
    expect((await ask("/", { "content-length": "3" }, "POST", "a=b")).status).toBe(200);
  });

  it("is ready once there is content", async () => {
    const before = await ask("/readyz");
    expect([before.status, JSON.parse(before.body.toString())]).toEqual([
      503,
      { ready: false, database: true, migrations: true, content: false },
    ]);
    await services.pool.db
      .insert(contentItem)
      .values({ id: "a-course", kind: "course", position: 1, sourceHash: "x" });
    expect((await ask("/readyz")).status).toBe(200);
  });

  it("shows metrics to this machine and to the bearer of the token, and not to what a proxy forwards", async () => {
    await ask("/");
    const own = await ask("/metrics");
    expect(own.body.toString()).toMatch(/halypa_http_requests_total\{kind="page",status="2xx"\} \d+/);
    const forwarded = { "x-forwarded-for": "192.0.2.1" };
    expect((await ask("/metrics", forwarded)).status).toBe(404);
    expect((await ask("/metrics", { ...forwarded, authorization: "Bearer wrong" })).status).toBe(404);
    expect((await ask("/metrics", { ...forwarded, authorization: `Bearer ${metricsToken}` })).status).toBe(
      200,
    );
  });

  it("finishes a request that is under way before it ends", async () => {
    const own = createApp({
      services,
      metrics,
      metricsToken,
      clientFolder: folder,
      dev: false,
      pages: () => pages,
    });
    const second = await listen(own, 0, "127.0.0.1");
    const answer = fetch(`http://127.0.0.1:${second.port}/slow`).then((res) => res.text());
    await new Promise((done) => second.server.once("request", done));
    await second.finish(5_000);
    expect(await answer).toBe("finished");
    await expect(fetch(`http://127.0.0.1:${second.port}/`)).rejects.toThrow();
  });

  it("names a port that is in use", async () => {
    const app = createApp({
      services,
      metrics,
      metricsToken,
      clientFolder: folder,
      dev: false,
      pages: () => pages,
    });
    await expect(listen(app, listening.port, "127.0.0.1")).rejects.toThrow(
      `PORT ${listening.port} is in use`,
    );
  });
});
