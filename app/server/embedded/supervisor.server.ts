import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import type { DatabaseAddress } from "#app/db/client.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { clusterHome } from "./cluster-place.server.ts";
import { clusterUser, ensureCluster } from "./cluster.server.ts";
import { keepAlive } from "./keep-alive.server.ts";
import { ordinaryUser } from "./ordinary-user.server.ts";
import { holdLock } from "./ownership.server.ts";
import { findPrograms } from "./programs.server.ts";
import {
  maintenanceConnection,
  servedDirectory,
  startServer,
  stopServer,
  waitUntilReady,
  type ServerPlace,
} from "./server-process.server.ts";
import { makeSocketFolder, socketPort } from "./socket-folder.server.ts";
import { clearStaleLock, recordedPid } from "./stale-lock.server.ts";

export interface Embedded {
  readonly address: DatabaseAddress;
  /** Stops the server, if this process owns it. Pools are closed before. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Absolute; made when missing. */
  readonly dataDir: string;
  /** A guest shares the server of a running portal; where none runs, it owns the database for its own time. */
  readonly guest: boolean;
  readonly say: (line: string) => void;
}

const settings = { max_connections: "60", shared_buffers: "128MB", timezone: "UTC", log_timezone: "UTC" };
const database = "halypa";
const patienceMs = 2_000;

/**
 * Makes, starts or takes over the database in `dataDir`, and keeps it running.
 * @throws StartError when another portal uses it or its programs cannot run.
 */
export async function startEmbedded({ dataDir, guest, say }: EmbeddedOptions): Promise<Embedded> {
  const place = findPlace(dataDir, say);
  const served = await servedDirectory(place.socketDir);
  if (served === null) await makeAndStart(place, say);
  else if (served !== place.clusterDir) {
    throw new StartError(`another database answers in ${place.socketDir}: set HALYPA_DATA_DIR`);
  }
  const connection = maintenanceConnection(place.socketDir);
  try {
    const owner = await holdLock(connection, guest ? 0 : patienceMs);
    if (!owner && !guest) {
      throw new StartError(
        `Halypa already runs with the data in ${dataDir}: stop it first, or set HALYPA_DATA_DIR`,
      );
    }
    await createDatabase(connection);
    if (!owner) {
      await connection.end({ timeout: 1 });
      return { address: addressIn(place), close: () => Promise.resolve() };
    }
    if (served !== null) say("The database was still running; it is taken over.");
    return { address: addressIn(place), close: ownedClose(connection, place, say) };
  } catch (error) {
    await connection.end({ timeout: 1 });
    throw error;
  }
}

/** True when a cluster was made in `dataDir` by an earlier start. */
export function hasCluster(dataDir: string): boolean {
  return existsSync(join(dataDir, "postgres", "PG_VERSION"));
}

function findPlace(dataDir: string, say: (line: string) => void): ServerPlace {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const folder = realpathSync(dataDir);
  const user = ordinaryUser(join(folder, "postgres"));
  const home = clusterHome(folder, user, say);
  return {
    clusterDir: join(home, "postgres"),
    socketDir: makeSocketFolder(home, user),
    logFile: join(home, "postgres.log"),
    programs: findPrograms(user),
    user,
    settings,
  };
}

async function makeAndStart(place: ServerPlace, say: (line: string) => void): Promise<void> {
  if (!existsSync(join(place.clusterDir, "PG_VERSION"))) say("Making the database (about 2 seconds) …");
  await ensureCluster(place.clusterDir, place.programs, place.user);
  if (await clearStaleLock(place.clusterDir, place.socketDir))
    say("Removed the lock of a database that is gone.");
  await waitUntilReady(startServer(place), place);
}

function ownedClose(connection: Sql, place: ServerPlace, say: (line: string) => void): () => Promise<void> {
  const stopWatching = keepAlive(connection, place, say);
  return async () => {
    await stopWatching();
    // The lock is held until the server is down, so that nobody adopts a server that is about to stop.
    const pid = recordedPid(place.clusterDir);
    if (pid !== null) await stopServer(pid);
    await connection.end({ timeout: 1 });
  };
}

async function createDatabase(connection: Sql): Promise<void> {
  const [row] = await connection`select 1 from pg_database where datname = ${database}`;
  if (row) return;
  try {
    await connection`create database ${connection(database)}`;
  } catch (error) {
    // 42P04, 23505: another process was faster.
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code !== "42P04" && code !== "23505") throw error;
  }
}

function addressIn(place: ServerPlace): DatabaseAddress {
  return { socketDir: place.socketDir, port: socketPort, user: clusterUser, database };
}
