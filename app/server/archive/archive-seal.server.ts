import { createHash } from "node:crypto";
import type { KeyRing } from "#app/platform/crypto.server.ts";

/** Names the secret without telling anything of it; the database keeps the same in its setting `secret`. */
export function secretPrint(keys: KeyRing): string {
  return keys.fingerprint("session", "halypa");
}

/** What only the holder of HALYPA_SECRET can write under a manifest: edits that mend the checksums show too. */
export function manifestSeal(keys: KeyRing, manifest: Buffer): string {
  return keys.fingerprint("archive", sha256(manifest));
}

export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
