import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OrdinaryUser } from "./ordinary-user.server.ts";
import { privateFolder } from "./private-folder.server.ts";

export const socketPort = 5432;
const longestSocketPath = 107;
const socketName = `.s.PGSQL.${socketPort}`;

/** Where the socket of a cluster is: beside its data, or in a hashed temporary folder if that path is too long. */
export function socketFolder(dataDir: string): string {
  const beside = join(dataDir, "run");
  if (Buffer.byteLength(join(beside, socketName)) <= longestSocketPath) return beside;
  const hash = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  return join(tmpdir(), `halypa-run-${hash}`);
}

export function makeSocketFolder(dataDir: string, user: OrdinaryUser | null): string {
  return privateFolder(socketFolder(dataDir), user);
}

/** The files of PostgreSQL in a socket folder: the socket and its lock. */
export function socketFiles(folder: string): { readonly socket: string; readonly lock: string } {
  return { socket: join(folder, socketName), lock: join(folder, `${socketName}.lock`) };
}
