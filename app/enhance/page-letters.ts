import { timeOfUuid, uuidv7 } from "#app/lib/uuid.ts";
import { changeOnDevice, dropLetter, putLetter, type Letter } from "./device-store.ts";
import { author } from "./page-author.ts";
import { pageTime, writeId } from "./page-clock.ts";
import { ensureSeal } from "./seal.ts";

/**
 * What this page's author wrote and the server does not have, in memory and, where it can be, on the device. A letter
 * is about a thing, such as one question of one attempt; its own key is `<thing>|<tab>`.
 */
const letters = new Map<string, Letter>();
/** Tabs keep their letters apart: none takes the place of what another wrote. */
const tab = uuidv7();
/** Letters of before that stand in this page's fields, by thing: what is written on takes their place. */
const adopted = new Map<string, Letter>();
/** Up to when this page knows what is stored about a thing: since it was drawn, or since its own last write arrived. */
const known = new Map<string, number>();
/** Write ids that the device has. */
const held = new Set<string>();
/** Whether this device keeps letters: known once it was asked to. */
let keeps = false;
let closed = false;

/** What has not arrived. */
export const unsent = (): Letter[] => [...letters.values()];

export const thingOf = ({ key }: Letter): string => key.replace(/\|.*$/, "");

/** The letter that this tab wrote about a thing. */
export const ownLetter = (thing: string): Letter | undefined => letters.get(`${thing}|${tab}`);

const isOfThisTab = ({ key }: Letter): boolean => key.endsWith(`|${tab}`);

/** This page wrote it, or shows what it says. */
export const isOurs = (letter: Letter): boolean =>
  isOfThisTab(letter) || adopted.get(thingOf(letter))?.key === letter.key;

/** No newer text has taken its place, and it has not arrived. */
export const isCurrent = ({ key, write }: Letter): boolean => letters.get(key)?.write === write;

export const isKeeping = (): boolean => keeps;

export const areAllHeld = (): boolean => unsent().every(({ write }) => held.has(write));

/** What this page knew of a thing when it last heard of it: milliseconds, as the server reads them. */
const seen = (thing: string): string => String(known.get(thing) ?? pageTime);

/** Fields of a letter that are true only when it goes. */
export const lateFields = (letter: Letter): Record<string, string> =>
  isOfThisTab(letter) ? { seen: seen(thingOf(letter)) } : {};

/** In memory before this returns, on the device when it resolves, if the device keeps anything. */
export async function addLetter(
  thing: { readonly key: string; readonly url: string },
  { fields, says }: { readonly fields: URLSearchParams; readonly says: string },
  draft: boolean,
): Promise<void> {
  if (closed) return;
  fields.set("seen", seen(thing.key));
  const before = adopted.get(thing.key);
  adopted.delete(thing.key);
  if (before) letters.delete(before.key);
  const letter: Letter = {
    author,
    key: `${thing.key}|${tab}`,
    url: thing.url,
    fields: fields.toString(),
    write: writeId(),
    page: location.pathname,
    title: document.querySelector("h1")?.textContent ?? document.title,
    says,
    state: draft ? "draft" : "waiting",
    why: "",
    tries: 0,
  };
  letters.set(letter.key, letter);
  await hold(letter);
  if (before && held.has(letter.write)) await dropLetter(before);
}

async function hold(letter: Letter): Promise<void> {
  // Without the seal nothing is put on the device: a next person could read it.
  const seal = await ensureSeal();
  // It has arrived, or its person has left, and nothing more of hers is put here.
  if (!letters.has(letter.key)) return;
  keeps = seal !== null && (await putLetter(letter, seal));
  if (!keeps) return;
  held.add(letter.write);
  // Overtaken while it was put away: what is newer was put after it, and what has arrived is gone.
  if (!letters.has(letter.key)) await dropLetter(letter);
}

/** One that the device kept. @returns false where this tab has written on meanwhile, on a slow disk */
export function addKept(letter: Letter): boolean {
  held.add(letter.write);
  if (letters.has(letter.key)) return false;
  letters.set(letter.key, revived(letter));
  return true;
}

/** What is written about this thing from here on knows no more of the server's texts than the kept letter did. */
export function knowNoMoreThan(letter: Letter, thing: string): void {
  const seenBy = Number(new URLSearchParams(letter.fields).get("seen"));
  known.set(thing, Math.min(seenBy, known.get(thing) ?? pageTime));
}

export const adopt = (letter: Letter, thing: string): void => void adopted.set(thing, letter);

/** What is stored about its thing is now what this page wrote. */
export function knowArrived(letter: Letter): void {
  if (isOfThisTab(letter)) known.set(thingOf(letter), timeOfUuid(letter.write) ?? pageTime);
}

export async function changeLetter(letter: Letter, change: Partial<Letter>): Promise<void> {
  if (!isCurrent(letter)) return;
  const changed = { ...letter, ...change };
  letters.set(letter.key, changed);
  if (held.has(letter.write)) await changeOnDevice(letter, changed);
}

/** A server that broke on a letter is asked anew; what it refused stays refused. */
export function reviveBroken(): void {
  for (const letter of unsent()) letters.set(letter.key, revived(letter));
}

const revived = (letter: Letter): Letter =>
  letter.state === "failed" && letter.why === "trouble"
    ? { ...letter, state: "waiting", why: "", tries: 0 }
    : letter;

export async function removeLetter(letter: Letter): Promise<void> {
  if (isCurrent(letter)) letters.delete(letter.key);
  const thing = thingOf(letter);
  if (adopted.get(thing)?.key === letter.key) adopted.delete(thing);
  await dropLetter(letter);
}

/** This page is left for good: it keeps nothing any more, not even what is typed meanwhile. The device keeps what it has. */
export function closePage(): void {
  closed = true;
  letters.clear();
}
