import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "#app/platform/start-error.ts";
import type { OrdinaryUser } from "./ordinary-user.server.ts";
import { elsewhere, isReachable } from "./reachable.server.ts";

/**
 * The folder that holds `postgres/` and its log: the data directory itself, or, where root keeps that in a folder
 * that no ordinary user may enter, one under /var/lib with a link from the data directory.
 */
export function clusterHome(dataDir: string, user: OrdinaryUser | null, say: (line: string) => void): string {
  const cluster = join(dataDir, "postgres");
  if (isReachable(cluster, user)) {
    refuseForeign(cluster, user);
    return dataDir;
  }
  const hash = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  const home = join(elsewhere, hash);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!isReachable(join(home, "postgres"), user)) {
    throw new StartError(
      `PostgreSQL does not run as root, and no ordinary user can enter ${dataDir}: set HALYPA_DATA_DIR`,
    );
  }
  if (!existsSync(cluster)) {
    if (lstatSync(cluster, { throwIfNoEntry: false }) === undefined)
      symlinkSync(join(home, "postgres"), cluster);
    say(
      `No ordinary user can enter ${dataDir}, and PostgreSQL does not run as root: the database is in ${home}.`,
    );
  }
  return realpathSync(home);
}

function refuseForeign(cluster: string, user: OrdinaryUser | null): void {
  const stat = lstatSync(cluster, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (!stat || self === undefined || user || stat.uid === self) return;
  throw new StartError(
    `${cluster} belongs to another user: start as that user, as root, or set HALYPA_DATA_DIR`,
  );
}
