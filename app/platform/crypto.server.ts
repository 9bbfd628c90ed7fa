import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** One key per purpose, all derived from `HALYPA_SECRET`: a key of one purpose opens nothing of another. */
export const keyPurposes = ["reflection", "session", "rate-limit", "one-time-code"] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

export interface KeyRing {
  /** AES-256-GCM. The result holds version, nonce, tag and text; `about` ties it to its row. */
  seal(purpose: KeyPurpose, text: string, about: string): Buffer;
  /** Throws when the sealed bytes were changed or belong to another row or purpose. */
  open(purpose: KeyPurpose, sealed: Buffer, about: string): string;
  /** Keyed hash for things that must be found again but not read, as hex. */
  fingerprint(purpose: KeyPurpose, text: string): string;
}

const version = 1;

/** @param secret at least 32 characters; losing it loses every sealed text. */
export function makeKeyRing(secret: string): KeyRing {
  const keys = new Map<KeyPurpose, Buffer>(
    keyPurposes.map((purpose) => [purpose, Buffer.from(hkdfSync("sha256", secret, "halypa", purpose, 32))]),
  );
  const keyFor = (purpose: KeyPurpose): Buffer => {
    const key = keys.get(purpose);
    if (!key) throw new Error(`no key for ${purpose}`);
    return key;
  };
  return {
    seal(purpose, text, about) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed, about) {
      if (sealed[0] !== version) throw new Error("sealed by an unknown version");
      const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), sealed.subarray(1, 13))
        .setAAD(Buffer.from(about))
        .setAuthTag(sealed.subarray(13, 29));
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString("utf8");
    },
    fingerprint(purpose, text) {
      return createHash("sha256").update(keyFor(purpose)).update("\0").update(text).digest("hex");
    },
  };
}
