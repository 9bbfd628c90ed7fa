import { createHash, timingSafeEqual } from "node:crypto";
import { Router, type Request } from "express";
import { sql } from "drizzle-orm";
import type { Services } from "#app/auth/services.ts";
import { contentItem } from "#app/db/schema/index.ts";
import { isLoopback } from "#app/platform/env.server.ts";
import { appliedMigrations, knownMigrations } from "#app/server/migrate.server.ts";
import type { Metrics } from "./metrics.server.ts";

export interface HealthOptions {
  readonly services: Services;
  readonly metrics: Metrics;
  readonly metricsToken: string | null;
}

/** /healthz: the process answers. /readyz: it can serve people. /metrics: for this machine or a token's bearer. */
export function healthRoutes({ services, metrics, metricsToken }: HealthOptions): Router {
  const expected = knownMigrations();
  const router = Router();
  router.get("/healthz", (_req, res) => {
    res.set("Cache-Control", "no-store").type("text/plain").send("ok\n");
  });
  router.get("/readyz", (_req, res) => {
    void readiness(services, expected).then((state) => {
      const ready = Object.values(state).every(Boolean);
      return res
        .set("Cache-Control", "no-store")
        .status(ready ? 200 : 503)
        .json({ ready, ...state });
    });
  });
  router.get("/metrics", (req, res) => {
    if (!mayReadMetrics(req, metricsToken)) {
      res.status(404).type("text/plain").send("not found\n");
      return;
    }
    res.set("Cache-Control", "no-store").type("text/plain; version=0.0.4");
    res.send(metrics.text(services.pool.sql.options.max));
  });
  return router;
}

async function readiness(
  { pool, logger }: Services,
  expected: number,
): Promise<{ database: boolean; migrations: boolean; content: boolean }> {
  try {
    await pool.db.execute(sql`select 1`);
    const migrations = (await appliedMigrations(pool)) >= expected;
    const content =
      migrations && (await pool.db.select({ id: contentItem.id }).from(contentItem).limit(1)).length > 0;
    return { database: true, migrations, content };
  } catch (error) {
    logger.warn({ err: error instanceof Error ? error.message : "unknown" }, "not ready");
    return { database: false, migrations: false, content: false };
  }
}

// Behind a proxy every peer is on this machine, so a forwarded request counts as a stranger's.
function mayReadMetrics(req: Request, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(req.get("authorization") ?? "")?.[1];
  if (token && given) return timingSafeEqual(digest(given), digest(token));
  const peer = (req.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  return isLoopback(peer) && req.get("x-forwarded-for") === undefined && req.get("forwarded") === undefined;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
