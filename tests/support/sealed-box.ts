/** Closes a box as the page's script does, with WebCrypto, for tests that need no browser. */
export async function closeBox(publicKey: Uint8Array, text: string): Promise<Buffer> {
  const { subtle } = globalThis.crypto;
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await subtle.importKey("raw", new Uint8Array(publicKey), curve, false, []);
  const ours = await subtle.generateKey(curve, false, ["deriveBits"]);
  const point = new Uint8Array(await subtle.exportKey("raw", ours.publicKey));
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
  const master = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("halypa sealed work");
  const aes = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: point, info },
    master,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12));
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, aes, new TextEncoder().encode(text));
  return Buffer.concat([Buffer.of(1), point, iv, Buffer.from(sealed)]);
}
