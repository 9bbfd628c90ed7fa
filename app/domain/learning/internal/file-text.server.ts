import { createHash } from "node:crypto";

/** The last line of a certificate's PDF. Readers of PDF ignore it. */
export const fileMark = "%halypa-signature ";

/** What is signed of a whole file; nothing else that is signed begins like this. */
export function fileText(bytes: Uint8Array): string {
  return `halypa-certificate-file-1\n${createHash("sha256").update(bytes).digest("hex")}`;
}
