import { createHash } from "node:crypto";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { CertificateHolder } from "../certificate.ts";

/** SHA-256 over name and salt, as hex: says nothing of the name to who doesn't know both. */
export function nameCommitment({ latin, cyrillic, salt }: CertificateHolder): string {
  return createHash("sha256")
    .update(`halypa-holder-1\n${canonicalJson({ latin, cyrillic, salt })}`)
    .digest("hex");
}
