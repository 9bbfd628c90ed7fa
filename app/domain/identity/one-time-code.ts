import type { CodePurpose } from "./vocabulary.ts";

/** Crockford's base 32: no I, L, O or U, so that a code read from paper is typed right. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 12;
export const wrongTriesAllowed = 5;

const hour = 3_600_000;
export const codeLifeMs: Readonly<Record<CodePurpose, number>> = {
  invitation: 14 * 24 * hour,
  reset: 24 * hour,
};

/** Letters of a Cyrillic keyboard that look like ours, and the letters that Crockford leaves out. */
const lookalikes = new Map(
  Array.from("OILАВЕКМНОРСТУХЗ", (letter, i) => [letter, "011ABEKMH0PCTYX3".charAt(i)]),
);

/** Twelve characters, 60 bits, from twelve random bytes: 256 is a multiple of 32, so each character is even. */
export function codeFromBytes(bytes: Uint8Array): string {
  if (bytes.length < length) throw new Error("too few random bytes");
  return Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte % 32)).join("");
}

/** `XXXX-XXXX-XXXX`, as it is printed. */
export function groupCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** What was typed, brought to the twelve stored characters; null when it cannot be a code. */
export function readCode(typed: string): string | null {
  const code = Array.from(
    typed
      .normalize("NFKC")
      .toUpperCase()
      .replace(/[\s\p{Pd}.]/gu, ""),
  )
    .map((letter) => lookalikes.get(letter) ?? letter)
    .join("");
  return code.length === length && Array.from(code).every((letter) => alphabet.includes(letter))
    ? code
    : null;
}
