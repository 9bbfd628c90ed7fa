import { chmodSync, chownSync, lstatSync, mkdirSync } from "node:fs";
import { StartError } from "#app/platform/start-error.ts";
import type { OrdinaryUser } from "./ordinary-user.server.ts";

/**
 * Makes a folder for one user. A folder of that name that belongs to somebody else, or a link, is refused:
 * in a shared temporary directory anybody could have put it there.
 */
export function privateFolder(path: string, user: OrdinaryUser | null, mode = 0o700): string {
  mkdirSync(path, { recursive: true, mode });
  const stat = lstatSync(path);
  const self = process.getuid?.() ?? stat.uid;
  if (!stat.isDirectory() || (stat.uid !== self && stat.uid !== user?.uid)) {
    throw new StartError(`${path} belongs to somebody else: remove it or set HALYPA_DATA_DIR`);
  }
  if (user && stat.uid !== user.uid) chownSync(path, user.uid, user.gid);
  if ((stat.mode & 0o777) !== mode) chmodSync(path, mode);
  return path;
}
