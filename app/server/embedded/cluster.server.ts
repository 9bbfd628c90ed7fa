import { execFile } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { StartError } from "#app/platform/start-error.ts";
import type { OrdinaryUser } from "./ordinary-user.server.ts";
import { privateFolder } from "./private-folder.server.ts";
import { isRunning } from "./process-table.server.ts";
import type { Programs } from "./programs.server.ts";

const run = promisify(execFile);
export const clusterUser = "halypa";

const options =
  `-A trust -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --data-checksums -U ${clusterUser}`.split(
    " ",
  );

/**
 * Makes the cluster if there is none. It is made under another name and renamed, so that a half-made one is
 * never used; two starts at once are safe, the later one takes what the earlier one made.
 * @returns true when it was made now.
 */
export async function ensureCluster(
  clusterDir: string,
  programs: Programs,
  user: OrdinaryUser | null,
  extraOptions: readonly string[] = [],
): Promise<boolean> {
  removeHalfMade(clusterDir);
  if (existsSync(join(clusterDir, "PG_VERSION"))) return false;
  const half = `${clusterDir}.init-${process.pid}`;
  privateFolder(half, user);
  try {
    await run(programs.initdb, ["-D", half, ...options, ...extraOptions], {
      ...user,
      cwd: "/",
      env: plainEnvironment(),
    });
    renameSync(half, clusterDir);
    return true;
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (existsSync(join(clusterDir, "PG_VERSION"))) return false;
    throw new StartError(`the database could not be made: ${reason(error)}`);
  }
}

/** PG… variables of the caller's shell must not reach the programs. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };
}

function removeHalfMade(clusterDir: string): void {
  const prefix = `${basename(clusterDir)}.init-`;
  for (const name of readdirSync(dirname(clusterDir))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length));
    if (pid === process.pid || !isRunning(pid))
      rmSync(join(dirname(clusterDir), name), { recursive: true, force: true });
  }
}

function reason(error: unknown): string {
  const stderr = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
  if (stderr.includes("could not look up effective user")) {
    return "the user that runs this has no entry in /etc/passwd; run as another user, or as root";
  }
  return stderr.trim().split("\n").at(-1) || String(error);
}
