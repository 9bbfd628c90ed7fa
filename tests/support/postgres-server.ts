import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "#app/db/client.server.ts";
import { ordinaryUser } from "#app/server/embedded/ordinary-user.server.ts";
import { privateFolder } from "#app/server/embedded/private-folder.server.ts";
import { freePort } from "./free-port.ts";
import { buryAtTheEnd } from "./undertaker.ts";

/** The programs of a PostgreSQL that the system installed, or null. */
export function systemPostgres(): string | null {
  const base = "/usr/lib/postgresql";
  const versions = existsSync(base) ? readdirSync(base).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => join(base, version, "bin"))
    .find((bin) => existsSync(join(bin, "postgres")));
  return found ?? null;
}

export interface PostgresServer {
  /** An empty database that an ordinary role owns: no superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A server of the system's PostgreSQL, of its own, on a port of this machine. */
export async function startPostgresServer(bin: string): Promise<PostgresServer> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-server-")));
  chmodSync(folder, 0o755);
  const stop = buryAtTheEnd(folder);
  const data = join(folder, "postgres");
  const user = ordinaryUser(data);
  const run = {
    ...user,
    cwd: "/",
    env: { NODE_ENV: "test" as const, PATH: process.env["PATH"], LC_ALL: "C" },
  };
  privateFolder(data, user);
  const sockets = join(folder, "run");
  mkdirSync(sockets);
  privateFolder(sockets, user);
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-A", "trust", "-U", "root", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
    { ...run, stdio: "ignore" },
  );
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${sockets}`,
    "fsync=off",
    "timezone=Asia/Ashgabat",
    "datestyle=German",
  ];
  spawn(join(bin, "postgres"), ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], {
    ...run,
    stdio: "ignore",
    detached: true,
  }).unref();
  const admin = `postgres://root@127.0.0.1:${port}/postgres`;
  for (;;) {
    const pool = openDatabase({ url: admin }, 1);
    try {
      await pool.sql`create role portal login`;
      await pool.sql`create database portal owner portal`;
      break;
    } catch (error) {
      if (!(
        error instanceof Error &&
        "code" in error &&
        ["ECONNREFUSED", "57P03"].includes(String(error.code))
      ))
        throw error;
      await wait(50);
    } finally {
      await pool.close();
    }
  }
  return { url: `postgres://portal@127.0.0.1:${port}/portal`, stop };
}
