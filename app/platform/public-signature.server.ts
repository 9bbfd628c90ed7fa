import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";

/** The half of a signing key that is published: who has it checks a signature without us. */
export interface PublicKey {
  /** The id of the key, 16 hexadecimal digits; a signature begins with it. */
  readonly id: string;
  /** Ed25519, 32 bytes as base64url. */
  readonly publicKey: string;
}

/** What PKCS #8 puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const seedHeader = Buffer.from("302e020100300506032b657004220420", "hex");

const privateKey = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([seedHeader, seed]), format: "der", type: "pkcs8" });

/** @param key id and 32 secret bytes. @returns the key's id (8 bytes) and the Ed25519 signature (64 bytes) */
export function signText(key: { readonly id: string; readonly bytes: Buffer }, text: string): Buffer {
  return Buffer.concat([Buffer.from(key.id, "hex"), sign(null, Buffer.from(text), privateKey(key.bytes))]);
}

export function publicKeyOf(key: { readonly id: string; readonly bytes: Buffer }): PublicKey {
  const { x } = createPublicKey(privateKey(key.bytes)).export({ format: "jwk" });
  if (x === undefined) throw new Error("an Ed25519 key without its public half");
  return { id: key.id, publicKey: x };
}

/** False for another text, another signature, and a key that is not among those given. */
export function signatureMatches(keys: readonly PublicKey[], text: string, signature: Buffer): boolean {
  const id = signature.subarray(0, 8).toString("hex");
  const key = keys.find((one) => one.id === id);
  if (!key || signature.length !== 72) return false;
  const jwk = { kty: "OKP", crv: "Ed25519", x: key.publicKey };
  return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: "jwk" }), signature.subarray(8));
}
