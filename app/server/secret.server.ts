import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
