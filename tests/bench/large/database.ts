import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase, type DatabasePool } from "#app/db/client.server.ts";
import { importAreas } from "#app/domain/identity/import-areas.server.ts";
import type { Ctx, PersonCtx } from "#app/domain/kernel/ctx.ts";
import { systemClock } from "#app/platform/clock.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { startEmbedded } from "#app/server/embedded/supervisor.server.ts";
import { openKeys } from "#app/server/open-keys.server.ts";
import { keptSecret } from "#app/server/secret.server.ts";
import { listedAreas } from "#app/server/seed/seed-areas.server.ts";
import { prepareWatching } from "./plans.ts";
import { say } from "./say.ts";

export interface Opened extends DatabasePool {
  readonly ctx: Ctx;
  /** What the commands need to act as one person. */
  as(personId: string): PersonCtx;
}

/** Starts the embedded database of a folder without a portal, for as long as `work` takes. */
export async function withDatabase<R>(folder: string, work: (opened: Opened) => Promise<R>): Promise<R> {
  const embedded = await startEmbedded({ dataDir: folder, guest: false, say: () => {} });
  const pool = openDatabase(embedded.address, 2);
  try {
    const keys = await openKeys(pool.db, keptSecret(folder, true));
    const outside = { db: pool.db, clock: systemClock, keys, requestId: "bench", demo: false };
    const ctx: Ctx = { ...outside, actor: { kind: "system", name: "bench" } };
    return await work({
      ...pool,
      ctx,
      as: (personId) => ({ ...outside, actor: { kind: "person", personId, grants: [] } }),
    });
  } finally {
    await pool.close();
    await embedded.close();
  }
}

/** Schema, lessons and areas as a first start makes them, then the catalogue of the bench. */
export async function makeCatalogue(folder: string): Promise<void> {
  for (const name of ["db-migrate", "content-import"])
    execFileSync(process.execPath, [join(projectRoot(), `build/node/${name}.js`)], {
      env: { PATH: process.env["PATH"], NODE_ENV: "production", HALYPA_DATA_DIR: folder },
      stdio: ["ignore", "ignore", "inherit"],
    });
  await withDatabase(folder, async ({ sql, ctx }) => {
    await importAreas(ctx, listedAreas);
    await sql.unsafe(script("catalogue")).simple();
  });
}

/** The same learner has the same rows wherever `now` is the same. @returns seconds that it took */
export async function addLearners(folder: string, learners: number, now: Date): Promise<number> {
  const started = performance.now();
  await withDatabase(folder, async ({ sql }) => {
    const connection = await sql.reserve();
    // Keys between rows are not looked at and nothing waits for the disk: what is tested is how it is read.
    await connection.unsafe(`set session_replication_role = replica; set synchronous_commit = off;
      set work_mem = '256MB'; set jit = off; set bench.learners = '${learners}'; set bench.now = '${now.toISOString()}'`);
    for (const statement of script("learners").split(/;\n+/).filter(Boolean)) {
      const began = performance.now();
      const { count } = await connection.unsafe(statement);
      const seconds = (performance.now() - began) / 1000;
      if (seconds > 2) say(`  ${seconds.toFixed(0)} s: ${String(count)} rows, ${firstLine(statement)}`);
    }
    connection.release();
    // As after a night: what is written by the portal from now on finds settled tables.
    await sql.unsafe("vacuum (analyze)");
  });
  return (performance.now() - started) / 1000;
}

const script = (name: string): string => readFileSync(join(import.meta.dirname, `${name}.sql`), "utf8");

const firstLine = (statement: string): string =>
  statement.split("\n").find((line) => line !== "" && !line.startsWith("--")) ?? "";

/** Last step before a portal starts: its connections can be watched, and no checkpoint of the filling disturbs. */
export async function prepareForPortal(folder: string): Promise<void> {
  await withDatabase(folder, async ({ sql }) => {
    await prepareWatching(sql);
    await sql.unsafe("analyze");
    await sql.unsafe("checkpoint");
  });
}

/** Tables that have at least five times the rows: those which grow with the number of learners. */
export function growing(
  small: ReadonlyMap<string, number>,
  large: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  return new Set(
    [...large].filter(([name, rows]) => rows >= 5 * Math.max(1, small.get(name) ?? 0)).map(([name]) => name),
  );
}

/** Rows of every table of the product, counted. */
export async function countRows(folder: string): Promise<ReadonlyMap<string, number>> {
  return withDatabase(folder, async ({ sql }) => {
    const tables = await sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' order by tablename`;
    const counts = await Promise.all(
      tables.map(async ({ name }) => {
        const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(name)}`;
        return [name, row?.rows ?? 0] as const;
      }),
    );
    return new Map(counts);
  });
}
