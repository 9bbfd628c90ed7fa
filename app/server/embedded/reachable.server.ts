import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { OrdinaryUser } from "./ordinary-user.server.ts";

/** Where things go that must not be in a folder that only root can enter. */
export const elsewhere = "/var/lib/halypa";

/** May this user enter every folder above `path`? Always true without a user: the process itself is there. */
export function isReachable(path: string, user: OrdinaryUser | null): boolean {
  if (!user) return true;
  let folder = dirname(resolve(path));
  for (;;) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat && !mayEnter(stat, user)) return false;
    const parent = dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}

function mayEnter(stat: { mode: number; uid: number; gid: number }, user: OrdinaryUser): boolean {
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
