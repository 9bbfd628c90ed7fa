import { existsSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { commandLine, isRunning, somebodyStandsIn } from "./process-table.server.ts";
import { socketFiles } from "./socket-folder.server.ts";

const orphanPatienceMs = 5_000;

/** The process that postmaster.pid names, or null. It may be long gone. */
export function recordedPid(clusterDir: string): number | null {
  const path = join(clusterDir, "postmaster.pid");
  if (!existsSync(path)) return null;
  const pid = Number(readFileSync(path, "utf8").split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/**
 * PostgreSQL takes a zombie or a reused process id for a running server and refuses to start. Where /proc can
 * tell, the lock files of such a server are removed; a live server or an orphaned backend is never touched.
 * @returns true when something stale was removed.
 */
export async function clearStaleLock(clusterDir: string, socketDir: string): Promise<boolean> {
  const lock = join(clusterDir, "postmaster.pid");
  if (process.platform !== "linux" || !existsSync(lock)) return false;
  const pid = recordedPid(clusterDir);
  const folder = realpathSync(clusterDir);
  const ours = pid !== null && isRunning(pid) && (commandLine(pid) ?? []).includes(folder);
  if (ours) return false;
  // The children of a killed server leave by themselves within moments.
  const deadline = Date.now() + orphanPatienceMs;
  while (somebodyStandsIn(folder)) {
    if (Date.now() > deadline) return false;
    await wait(50);
  }
  const files = socketFiles(socketDir);
  for (const path of [lock, files.lock, files.socket]) rmSync(path, { force: true });
  return true;
}
