import { createDecipheriv, createECDH, hkdfSync } from "node:crypto";

/**
 * A box that anybody can close with the public key and only this server can open: ECDH on P-256 with a key made for
 * the box alone, HKDF-SHA-256, AES-256-GCM, as WebCrypto has them. Layout: version 1, the box's public point (65
 * bytes), nonce (12), text and tag.
 */
const version = 1;
const pointLength = 65;
const info = "halypa sealed work";

/** The private scalar that belongs to a stored key of 32 bytes. */
function scalarOf(key: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "halypa", "p-256 of sealed work", 32));
}

function pairOf(key: Buffer) {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(scalarOf(key));
  return pair;
}

/** Uncompressed point, 65 bytes. */
export function boxPublicKey(key: Buffer): Buffer {
  return pairOf(key).getPublicKey();
}

/** Throws when the box is damaged or was closed with another key. */
export function openSealedBox(key: Buffer, box: Buffer): string {
  if (box[0] !== version || box.length < 1 + pointLength + 12 + 16) throw new Error("no sealed box");
  const point = box.subarray(1, 1 + pointLength);
  const nonce = box.subarray(1 + pointLength, 1 + pointLength + 12);
  const body = box.subarray(1 + pointLength + 12);
  const shared = pairOf(key).computeSecret(point);
  const aes = Buffer.from(hkdfSync("sha256", shared, point, info, 32));
  const decipher = createDecipheriv("aes-256-gcm", aes, nonce, { authTagLength: 16 }).setAuthTag(
    body.subarray(-16),
  );
  return Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]).toString("utf8");
}
