import { chmodSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseAddress } from "#app/db/client.server.ts";
import { clusterUser, ensureCluster } from "#app/server/embedded/cluster.server.ts";
import { ordinaryUser } from "#app/server/embedded/ordinary-user.server.ts";
import { findPrograms } from "#app/server/embedded/programs.server.ts";
import { startServer, waitUntilReady } from "#app/server/embedded/server-process.server.ts";
import { makeSocketFolder, socketPort } from "#app/server/embedded/socket-folder.server.ts";
import { buryAtTheEnd } from "./undertaker.ts";

export interface TestCluster {
  readonly address: Exclude<DatabaseAddress, { url: string }>;
  stop(): Promise<void>;
}

const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  shared_buffers: "64MB",
  autovacuum: "off",
};

/** A PostgreSQL of its own in the temporary directory, without fsync: any number of test runs go side by side. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-test-")));
  chmodSync(folder, 0o755);
  const stop = buryAtTheEnd(folder);
  const clusterDir = join(folder, "postgres");
  const user = ordinaryUser(clusterDir);
  const programs = findPrograms(user);
  await ensureCluster(clusterDir, programs, user, ["--no-sync"]);
  const socketDir = makeSocketFolder(folder, user);
  const place = { clusterDir, socketDir, logFile: join(folder, "postgres.log"), programs, user, settings };
  const pid = startServer(place);
  await waitUntilReady(pid, place);
  return {
    address: { socketDir, port: socketPort, user: clusterUser, database: "postgres" },
    stop,
  };
}
