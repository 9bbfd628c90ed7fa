import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { StartError } from "#app/platform/start-error.ts";
import { clusterUser, plainEnvironment } from "./cluster.server.ts";
import type { OrdinaryUser } from "./ordinary-user.server.ts";
import { isRunning } from "./process-table.server.ts";
import type { Programs } from "./programs.server.ts";
import { socketPort } from "./socket-folder.server.ts";
import { recordedPid } from "./stale-lock.server.ts";

export interface ServerPlace {
  readonly clusterDir: string;
  readonly socketDir: string;
  readonly logFile: string;
  readonly programs: Programs;
  readonly user: OrdinaryUser | null;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Starts the server in its own session, so that a Ctrl-C in the terminal reaches Node alone, with its log in a
 * file, because a pipe would die with Node.
 * @returns its process id. It may not answer yet: see `waitUntilReady`.
 */
export function startServer(place: ServerPlace): number {
  const log = openSync(place.logFile, "a", 0o600);
  const settings = {
    listen_addresses: "",
    unix_socket_directories: place.socketDir,
    port: String(socketPort),
    ...place.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(place.programs.postgres, ["-D", place.clusterDir, ...args], {
    ...place.user,
    cwd: "/",
    detached: true,
    env: plainEnvironment(),
    stdio: ["ignore", log, log],
  });
  child.on("error", () => {});
  child.unref();
  closeSync(log);
  if (child.pid === undefined) throw new StartError(`cannot run ${place.programs.postgres}`);
  return child.pid;
}

/** A connection of the supervisor's own, in the database that every cluster has. */
export function maintenanceConnection(socketDir: string): postgres.Sql {
  return postgres({
    host: socketDir,
    port: socketPort,
    user: clusterUser,
    database: "postgres",
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    connect_timeout: 5,
    onnotice: () => {},
  });
}

/** Which data directory the server behind a socket serves; null when nobody answers. */
export async function servedDirectory(socketDir: string): Promise<string | null> {
  const sql = maintenanceConnection(socketDir);
  try {
    const [row] = await sql<{ data_directory: string }[]>`show data_directory`;
    return row?.data_directory ?? null;
  } catch {
    return null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Waits while it, or one that another start made, lives: after a crash it may replay its log for a long time. */
export async function waitUntilReady(pid: number, place: ServerPlace): Promise<void> {
  while ((await servedDirectory(place.socketDir)) === null) {
    const other = recordedPid(place.clusterDir);
    const alive = isRunning(pid) || (other !== null && isRunning(other));
    if (!alive) throw new StartError(`the database stopped at once: ${lastLine(place.logFile)}`);
    await wait(25);
  }
}

/** Fast shutdown: sessions are ended, nothing committed is lost. */
export async function stopServer(pid: number, timeoutMs = 15_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  if (isRunning(pid)) process.kill(pid, "SIGINT");
  while (isRunning(pid) && Date.now() < deadline) await wait(20);
}

function lastLine(path: string): string {
  const lines = readFileSync(path, "utf8").trim().split("\n");
  const fatal = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line));
  return `${fatal ?? lines.at(-1) ?? "no message"} (more in ${path})`;
}
