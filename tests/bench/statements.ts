import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import { openDatabase } from "#app/db/client.server.ts";
import { clusterUser } from "#app/server/embedded/cluster.server.ts";
import { socketFolder, socketPort } from "#app/server/embedded/socket-folder.server.ts";

/**
 * Counts the statements that PostgreSQL executes while `visit` runs, from the server's own log. Jobs run beside it,
 * so it is the smallest count of several visits.
 */
export async function countStatements(dataDir: string, visit: () => Promise<unknown>): Promise<number> {
  const pool = openDatabase(
    { socketDir: socketFolder(dataDir), port: socketPort, user: clusterUser, database: "postgres" },
    1,
  );
  const log = join(dataDir, "postgres.log");
  try {
    await set(pool.sql, "all");
    const counts: number[] = [];
    for (let n = 0; n < 7; n++) {
      await wait(120);
      const before = readFileSync(log).length;
      await visit();
      await wait(120);
      counts.push(executed(readFileSync(log).subarray(before).toString("utf8")));
    }
    await set(pool.sql, "none");
    return Math.min(...counts);
  } finally {
    await pool.close();
  }
}

async function set(sql: Sql, what: string): Promise<void> {
  await sql.unsafe(`alter system set log_statement = '${what}'`);
  await sql`select pg_reload_conf()`;
  await wait(300);
}

function executed(log: string): number {
  return log.split("\n").filter((line) => /LOG: {2}(execute|statement)[ :]/.test(line)).length;
}
