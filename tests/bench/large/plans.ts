import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { openDatabase } from "#app/db/client.server.ts";
import { clusterUser } from "#app/server/embedded/cluster.server.ts";
import { socketFolder, socketPort } from "#app/server/embedded/socket-folder.server.ts";
import { planNode, type Planned } from "#tests/support/query-plan.ts";

const explained = z.object({ "Query Text": z.string(), Plan: planNode });

export interface PlanWatch {
  /** The statements that `visit` made the server execute, each with the plan that it really ran with. */
  watch(visit: () => Promise<unknown>): Promise<Planned[]>;
  stop(): Promise<void>;
}

/** Every connection that is opened from now on can be watched. Call while nothing is connected yet. */
export async function prepareWatching(sql: { unsafe(text: string): PromiseLike<unknown> }): Promise<void> {
  await sql.unsafe("alter system set session_preload_libraries = 'auto_explain'");
  await sql.unsafe("select pg_reload_conf()");
}

/**
 * Watches a running portal's statements through `auto_explain`: what is seen is what was executed, with its
 * parameters, and with the general plan where PostgreSQL has settled on one.
 */
export async function watchPlans(folder: string): Promise<PlanWatch> {
  const at = { socketDir: socketFolder(folder), port: socketPort, user: clusterUser, database: "postgres" };
  const { sql, close } = openDatabase(at, 1);
  const log = join(folder, "postgres.log");
  await sql.unsafe("load 'auto_explain'");
  const set = async (name: string, value: string): Promise<void> => {
    await sql.unsafe(`alter system set auto_explain.${name} = '${value}'`);
  };
  const reload = async (): Promise<void> => {
    await sql`select pg_reload_conf()`;
    await wait(250);
  };
  for (const [name, value] of [
    ["log_analyze", "on"],
    ["log_buffers", "on"],
    ["log_timing", "off"],
    ["log_format", "json"],
    ["log_min_duration", "0"],
  ] as const)
    await set(name, value);
  await reload();
  return {
    async watch(visit) {
      await wait(80);
      const before = readFileSync(log).length;
      await visit();
      await wait(80);
      return executedIn(readFileSync(log).subarray(before).toString("utf8"));
    },
    async stop() {
      await set("log_min_duration", "-1");
      await reload();
      await close();
    },
  };
}

/** What the driver and the jobs ask for beside a page. */
const notOfPages = /pg_catalog|pgboss|pg_notify|from pg_|alter system/i;

function executedIn(log: string): Planned[] {
  return log.split(/^(?=\d{4}-\d\d-\d\d )/m).flatMap((entry): Planned[] => {
    const at = entry.indexOf(" plan:\n");
    if (at < 0) return [];
    const { "Query Text": text, Plan: plan } = explained.parse(
      JSON.parse(entry.slice(at + " plan:\n".length)),
    );
    return notOfPages.test(text) ? [] : [{ text, plan }];
  });
}

export const buffersOf = ({ plan }: Planned): number =>
  plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
