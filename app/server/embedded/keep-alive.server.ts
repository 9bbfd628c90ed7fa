import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import { holdLock } from "./ownership.server.ts";
import { isRunning } from "./process-table.server.ts";
import { startServer, waitUntilReady, type ServerPlace } from "./server-process.server.ts";
import { clearStaleLock, recordedPid } from "./stale-lock.server.ts";

const lookEveryMs = 500;
const shortestPauseMs = 100;
const longestPauseMs = 10_000;

/**
 * Looks after a running server: one that died is started again, with growing pauses while that fails, and the
 * owner's lock is taken again.
 * @returns a function that ends the watch and waits for what it was doing.
 */
export function keepAlive(
  connection: Sql,
  place: ServerPlace,
  say: (line: string) => void,
): () => Promise<void> {
  const stopped = new AbortController();
  const done = watch(connection, place, say, stopped.signal);
  return async () => {
    stopped.abort();
    await done;
  };
}

async function watch(
  connection: Sql,
  place: ServerPlace,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  let pauseMs = shortestPauseMs;
  while (!stop.aborted) {
    try {
      await holdLock(connection, 0);
      pauseMs = shortestPauseMs;
      await pause(lookEveryMs, stop);
    } catch {
      if (stop.aborted) return;
      await pause(pauseMs, stop);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      if (!stop.aborted) await revive(place, say);
    }
  }
}

async function revive(place: ServerPlace, say: (line: string) => void): Promise<void> {
  const pid = recordedPid(place.clusterDir);
  const cleared = await clearStaleLock(place.clusterDir, place.socketDir);
  // It runs but does not answer yet: it is recovering by itself.
  if (pid !== null && isRunning(pid) && !cleared) return;
  say("The database stopped; starting it again.");
  try {
    await waitUntilReady(startServer(place), place);
    say("The database runs again.");
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: stop }).catch(() => {});
}
