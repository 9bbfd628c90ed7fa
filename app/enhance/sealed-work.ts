import {
  allLetters,
  dropLetter,
  dropSeal,
  dropSealed,
  putSealed,
  sealedBoxes,
  sealOf,
  type Letter,
  type Seal,
} from "./device-store.ts";
import { writeId } from "./page-clock.ts";

/**
 * What nobody on this device may read any more: each letter in a box that only the server can open. The layout is
 * that of `platform/sealed-box.server.ts`.
 */
const bytes = (text: string) => new TextEncoder().encode(text);
const info = "halypa sealed work";
/** So much of a text that its box stays far below what the server takes, in any alphabet. */
const pieceLetters = 60_000;

async function sealLetter(letter: Letter, { key, ticket, lang }: Seal): Promise<string> {
  const { subtle } = crypto;
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await subtle.importKey("raw", fromBase64(key), curve, false, []);
  const ours = await subtle.generateKey(curve, false, ["deriveBits"]);
  const point = new Uint8Array(await subtle.exportKey("raw", ours.publicKey));
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
  const master = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: point, info: bytes(info) };
  const aes = await subtle.deriveKey(derivation, master, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
  ]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const { url, fields, write, title, says, state } = letter;
  const draft = state === "draft";
  const text = JSON.stringify({ ticket, url, fields, write, title, says, draft, locale: lang });
  const sealed = new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv }, aes, bytes(text)));
  return toBase64(Uint8Array.of(1, ...point, ...iv), sealed);
}

/** True when it lies sealed on the device and is gone in the clear. */
export async function sealAway(letter: Letter): Promise<boolean> {
  const seal = await sealOf(letter.author);
  if (!seal) return false;
  try {
    for (const part of piecesOf(letter)) if (!(await putSealed(await sealLetter(part, seal)))) return false;
  } catch {
    return false;
  }
  await dropLetter(letter);
  return true;
}

/**
 * What the server takes as an answer goes as one. A draft is no answer, and neither is a text that is too long for
 * one: of these only the words go, in pieces that fit into a box, and become entries of her journal.
 */
function piecesOf(letter: Letter): Letter[] {
  const { fields, says } = letter;
  if (letter.state !== "draft" && fields.length <= 200_000 && says.length <= pieceLetters) return [letter];
  const pieces: Letter[] = [];
  for (let at = 0; at < Math.max(1, says.length); at += pieceLetters) {
    const write = at === 0 ? letter.write : writeId();
    pieces.push({ ...letter, fields: "", state: "draft", write, says: says.slice(at, at + pieceLetters) });
  }
  return pieces;
}

/** What others left in the clear on this device, because their session ended without a word, is sealed at once. */
export async function sealOthers(author: string): Promise<void> {
  const others = (await allLetters()).filter((letter) => letter.author !== author);
  for (const letter of others) await sealAway(letter);
  const left = new Set((await allLetters()).map((letter) => letter.author));
  for (const one of new Set(others.map((letter) => letter.author))) if (!left.has(one)) await dropSeal(one);
}

let timer = 0;
const againMs = 4000;

/**
 * Whoever's page is open brings the boxes; each is taken as its author's, and what cannot be taken is kept for her by
 * the server. Only a box that it cannot open is dropped; what does not reach it is tried again while the page is open.
 */
export async function deliverSealed(): Promise<void> {
  clearTimeout(timer);
  let left = false;
  for (const { at, box } of await sealedBoxes()) {
    try {
      const body = new URLSearchParams({ box });
      const { status } = await fetch("/resources/sealed-work", { method: "POST", body });
      // Only what was taken or can't be opened goes; any other answer may not be the portal's own.
      if (status === 204 || status === 400) await dropSealed(at);
      else left = true;
    } catch {
      left = true;
    }
  }
  if (left) timer = window.setTimeout(() => void deliverSealed(), againMs);
}

function toBase64(...parts: Uint8Array[]): string {
  let text = "";
  for (const part of parts) for (const byte of part) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );
}
