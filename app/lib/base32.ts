/** Crockford's alphabet in lower case: no i, l, o, u, so that a code can be read from paper and said aloud. */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** Five bits a letter, the last one filled with zeros: 16 bytes are 26 letters. */
export function toBase32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = "";
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + letters.charAt((held << (5 - bits)) & 31) : text;
}

/** What somebody typed, as it would have been printed: `O` is 0, `I` and `L` are 1, hyphens and spaces are nothing. */
export function readBase32(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
}
