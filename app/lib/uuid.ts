let lastTime = 0;
let count = 0;

/**
 * A version 7 UUID: sorted by time of making, those of one millisecond too (RFC 9562, 6.2: a counter that begins at
 * random). Uses `getRandomValues`, which plain http in a local network still has (`randomUUID` is missing there).
 */
export function uuidv7(now: number = Date.now()): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  count = now === lastTime ? count + 1 : ((bytes[6] ?? 0) & 0x07) * 256 + (bytes[7] ?? 0);
  lastTime = now;
  let time = now;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = ((count >> 8) & 0x0f) | 0x70;
  bytes[7] = count & 0xff;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a UUID in lower-case canonical form. Client-made ids must pass this. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && shape.test(value);
}

/** When a version 7 id was made, in milliseconds since 1970 by its maker's clock; null for another version. */
export function timeOfUuid(id: string): number | null {
  return id[14] === "7" ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null;
}
