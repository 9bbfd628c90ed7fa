import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { boxPublicKey, openSealedBox } from "./sealed-box.server.ts";
import { publicKeyOf, signText, type PublicKey } from "./public-signature.server.ts";

/** Derived from `HALYPA_SECRET`, for things that may become void when the secret is rotated. */
export const derivedPurposes = ["session", "rate-limit", "one-time-code", "archive", "wrap"] as const;
/** Made once, kept wrapped in the database (`openKeys`): what they sealed or signed survives a rotation. */
export const storedPurposes = [
  "reflection",
  "record",
  "chain",
  "signature",
  "sealed-work",
  "certificate",
  "field-task",
] as const;
export type StoredPurpose = (typeof storedPurposes)[number];
export type KeyPurpose = (typeof derivedPurposes)[number] | StoredPurpose;

/** A key of 32 bytes with the id that its bytes give it, 16 hexadecimal digits. */
export interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}
/** Of several keys of a purpose the last one seals; all of them open. */
export interface StoredKey extends Key {
  readonly purpose: StoredPurpose;
}

/** A text sealed with a key of its own; without `wrappedKey` nobody opens it, ever. */
export interface OwnSealed {
  readonly wrappedKey: Buffer;
  readonly sealed: Buffer;
}

export interface KeyRing {
  /** AES-256-GCM. The result holds version, key id, nonce, tag and text; `about` ties it to its row. */
  seal(purpose: KeyPurpose, text: string, about: string): Buffer;
  /** Throws when the sealed bytes were changed or belong to another row, purpose or ring. */
  open(purpose: KeyPurpose, sealed: Buffer, about: string): string;
  /** Seals with a new key, which is wrapped by the purpose's key. */
  sealWithOwnKey(purpose: StoredPurpose, text: string, about: string): OwnSealed;
  openWithOwnKey(purpose: StoredPurpose, from: OwnSealed, about: string): string;
  /** Keyed hash for things that must be found again but not read, as hex. */
  fingerprint(purpose: KeyPurpose, text: string): string;
  /** HMAC-SHA-256 behind the id of its key: 40 bytes. */
  mac(purpose: "chain", text: string): Buffer;
  macMatches(purpose: "chain", text: string, mac: Buffer): boolean;
  /** Ed25519 behind the id of its key: 72 bytes that anybody can check who has `publicKeys`. */
  sign(text: string): Buffer;
  readonly publicKeys: readonly PublicKey[];
  /** What devices close boxes with that only this server opens, 65 bytes. */
  boxPublicKey(): Buffer;
  /** Opens a box that was closed with any key of the purpose `sealed-work`; throws for others. */
  openBox(box: Buffer): string;
  /** The key that wraps stored keys; its id names the secret. */
  readonly wrapKey: Key;
}

export function makeKey(bytes: Buffer = randomBytes(32)): Key {
  const id = createHash("sha256").update("halypa-key-id\0").update(bytes).digest("hex").slice(0, 16);
  return { id, bytes };
}

/** One HKDF key per purpose: a key of one purpose opens nothing of another. */
export function deriveKey(secret: string, purpose: string): Key {
  return makeKey(Buffer.from(hkdfSync("sha256", secret, "halypa", purpose, 32)));
}

/**
 * @param secret at least 32 characters; losing it loses every sealed text.
 * @param stored as `openKeys` gives them; without them the ring has no stored purpose.
 */
export function makeKeyRing(secret: string, stored: readonly StoredKey[] = []): KeyRing {
  const derived = new Map<KeyPurpose, readonly Key[]>(
    derivedPurposes.map((purpose) => [purpose, [deriveKey(secret, purpose)]]),
  );
  const keysOf = (purpose: KeyPurpose): readonly Key[] =>
    derived.get(purpose) ?? stored.filter((key) => key.purpose === purpose);
  const sealing = (purpose: KeyPurpose): Key => {
    const key = keysOf(purpose).at(-1);
    if (!key) throw new Error(`no key for ${purpose}`);
    return key;
  };
  return {
    seal: (purpose, text, about) => sealBytes(sealing(purpose), Buffer.from(text, "utf8"), about),
    open: (purpose, sealed, about) => openBytes(keysOf(purpose), sealed, about).toString("utf8"),
    sealWithOwnKey(purpose, text, about) {
      const own = makeKey();
      const wrappedKey = sealBytes(sealing(purpose), own.bytes, `key:${about}`);
      return { wrappedKey, sealed: sealBytes(own, Buffer.from(text, "utf8"), about) };
    },
    openWithOwnKey(purpose, { wrappedKey, sealed }, about) {
      const own = makeKey(openBytes(keysOf(purpose), wrappedKey, `key:${about}`));
      return openBytes([own], sealed, about).toString("utf8");
    },
    fingerprint: (purpose, text) =>
      createHash("sha256").update(sealing(purpose).bytes).update("\0").update(text).digest("hex"),
    mac: (purpose, text) => macWith(sealing(purpose), text),
    macMatches(purpose, text, mac) {
      const key = keysOf(purpose).find(({ id }) => id === mac.subarray(0, 8).toString("hex"));
      if (!key || mac.length !== 40) return false;
      return timingSafeEqual(macWith(key, text), mac);
    },
    sign: (text) => signText(sealing("signature"), text),
    publicKeys: keysOf("signature").map(publicKeyOf),
    boxPublicKey: () => boxPublicKey(sealing("sealed-work").bytes),
    openBox(box) {
      for (const { bytes } of keysOf("sealed-work").toReversed())
        try {
          return openSealedBox(bytes, box);
        } catch {
          // Perhaps an older key closed it.
        }
      throw new Error("no key opens this box");
    },
    wrapKey: sealing("wrap"),
  };
}

function macWith(key: Key, text: string): Buffer {
  return Buffer.concat([Buffer.from(key.id, "hex"), createHmac("sha256", key.bytes).update(text).digest()]);
}

/** Version 2 carries the id of its key. */
export function sealBytes(key: Key, bytes: Buffer, about: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(2), Buffer.from(key.id, "hex"), nonce, cipher.getAuthTag(), body]);
}

/** Opens version 2 with the key that it names, and version 1, which names none, with the oldest. */
export function openBytes(keys: readonly Key[], sealed: Buffer, about: string): Buffer {
  const [version] = sealed;
  if (version !== 1 && version !== 2) throw new Error("sealed by an unknown version");
  const id = sealed.subarray(1, 9).toString("hex");
  const key = version === 1 ? keys[0] : keys.find((one) => one.id === id);
  if (!key) throw new Error("sealed with a key that is not here");
  const box = sealed.subarray(version === 1 ? 1 : 9);
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, box.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(about))
    .setAuthTag(box.subarray(12, 28));
  return Buffer.concat([decipher.update(box.subarray(28)), decipher.final()]);
}
