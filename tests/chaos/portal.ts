import { chmodSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBuiltPortal } from "#tests/support/built-portal.ts";
import { freePort } from "#tests/support/free-port.ts";
import { buryAtTheEnd } from "#tests/support/undertaker.ts";

export interface MortalPortal {
  readonly url: string;
  /** Kills the server at once and starts it again at the same address; kills do not overlap. */
  kill(): Promise<void>;
  /** Resolves when no kill is under way. */
  up(): Promise<void>;
  end(): Promise<void>;
}

/** A built portal with a demo of its own that may be killed at any moment. */
export async function startMortalPortal(): Promise<MortalPortal> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-chaos-")));
  chmodSync(folder, 0o755);
  const bury = buryAtTheEnd(folder);
  const PORT = String(await freePort());
  let portal = await startBuiltPortal(folder, { PORT });
  let rising: Promise<void> | null = null;
  const again = async (): Promise<void> => {
    await portal.stop("SIGKILL");
    portal = await startBuiltPortal(folder, { PORT });
  };
  return {
    url: portal.url,
    async kill() {
      rising ??= again().finally(() => (rising = null));
      await rising;
    },
    async up() {
      await rising;
    },
    async end() {
      await rising;
      await portal.stop();
      await bury();
    },
  };
}
