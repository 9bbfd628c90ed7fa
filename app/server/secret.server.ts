import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { StartError } from "#app/platform/start-error.ts";

/**
 * The secret of an installation with the embedded database: made once, readable by its owner only.
 * @param databaseExists a database without its secret is refused: what was sealed could never be opened again.
 */
export function keptSecret(dataDir: string, databaseExists: boolean): string {
  const path = join(dataDir, "secret");
  if (!existsSync(path)) {
    if (databaseExists) {
      throw new StartError(
        `${path} is missing although the database exists: put it back, or set HALYPA_SECRET to what it held`,
      );
    }
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    makeSecret(path);
  }
  chmodSync(path, 0o600);
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < 32) throw new StartError(`${path} is damaged: restore it from a copy`);
  return secret;
}

/** The secret that an earlier start kept, or null. */
export function findKeptSecret(dataDir: string): string | null {
  return existsSync(join(dataDir, "secret")) ? keptSecret(dataDir, true) : null;
}

/** Puts a secret beside the kept one, so that a rotation that is killed half-way has lost neither. */
export function announceSecret(dataDir: string, next: string): void {
  writeFileSync(nextPath(dataDir), `${next}\n`, { mode: 0o600, flush: true });
}

/** The secret of a rotation that did not end, or null. */
export function findNextSecret(dataDir: string): string | null {
  return existsSync(nextPath(dataDir)) ? readFileSync(nextPath(dataDir), "utf8").trim() : null;
}

/**
 * Puts another secret in the place of the kept one, in one step. The old one stays beside it under the moment of the
 * change, because archives that were made before open with the old one only.
 */
export function replaceKeptSecret(dataDir: string, secret: string, now: Date): void {
  const path = join(dataDir, "secret");
  const old = findKeptSecret(dataDir);
  if (old !== null && old !== secret) {
    const stamp = now.toISOString().slice(0, 19).replaceAll(":", "-");
    writeFileSync(`${path}.until-${stamp}`, `${old}\n`, { mode: 0o600, flush: true });
  }
  announceSecret(dataDir, secret);
  renameSync(nextPath(dataDir), path);
}

function nextPath(dataDir: string): string {
  return join(dataDir, "secret.next");
}

// Written whole under another name and linked, so that two starts at once agree on one secret.
function makeSecret(path: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft);
  }
}
