import { allLetters, dropLetter, putLetter, putSeal, sealOf, type Letter } from "./device-store.ts";
import { timeOfUuid, uuidv7 } from "#app/lib/uuid.ts";
import { pageTime, writeId } from "./page-clock.ts";
import { showState } from "./saved-bar.ts";
import { ensureSeal } from "./seal.ts";

/**
 * What was written and has not reached the server. It is on the device within a third of a second and leaves it when
 * the server has it: a killed tab, a network that is gone or a server that breaks loses nothing. The newest text about
 * a thing takes the place of one that still waits; each text has one write id however often it is sent.
 */
export interface Thing {
  readonly key: string;
  readonly url: string;
  /** Kept letters under other keys that are put back here too. */
  takes?(key: string): boolean;
  /** The fields to post as they stand now, and the same in words. */
  read(): { readonly fields: URLSearchParams; readonly says: string };
  /** Puts kept fields back into the page. */
  putBack(fields: URLSearchParams): void;
  arrived?(reply: unknown): void;
  /** What becomes of a letter that the server refuses: `draft` when it was no whole answer yet. */
  refused?(status: number): "draft" | "drop" | "failed";
}

/** A newer write stays this long with the device only, so that not every keystroke is sent. */
const deviceMs = 300;
const longestMs = 3500;
const retryMs = { first: 500, longest: 3500 };
const patienceMs = 15_000;
/** A long text is given the time that it needs on 16 kbit/s. */
const msPerByte = 0.5;
/** What the device kept is asked for before anything new is kept; a disk that does not answer is not waited for. */
const recallMs = 1000;
/** So often a server may break on one letter alone before the letter counts as refused. */
const brokenTries = 8;

const author = document.body.dataset["author"] ?? "";
/** Tabs keep their letters apart: none takes the place of what another wrote. */
const tab = uuidv7();
const things = new Map<string, Thing>();
/** By their own key: `<thing>|<tab>`. */
const letters = new Map<string, Letter>();
/** Letters of before that stand in this page's fields: what is written on takes their place. */
const adopted = new Map<string, Letter>();
const writing = new Map<string, Writing>();
/** Whether this device keeps letters: known once it was asked to. */
let keeps = false;
/** Up to when this page knows what is stored about a thing: since it was drawn, or since its own last write arrived. */
const known = new Map<string, number>();
/** Write ids that the device has. */
const held = new Set<string>();
let trouble: "offline" | "signed-out" | null = null;
let recalled = false;
let endRecall = (): void => {};
/** Until this page knows what the device kept. */
const recalling = new Promise<void>((resolve) => (endRecall = resolve));
let pumping: Promise<void> | null = null;
let sending: AbortController | null = null;
let timer = 0;
let wait = retryMs.first;

interface Writing {
  readonly since: number;
  draft: boolean;
  device: number;
  server: number;
}

/** A thing of this page. What the device kept of it from before is put back. */
export function place(thing: Thing): void {
  things.set(thing.key, thing);
}

/** Being written: on the device at once, and unless it is a draft on its way to the server after a pause. */
export function write(thing: Thing, pause: number, draft = false): void {
  const { key } = thing;
  const now = performance.now();
  const state = writing.get(key) ?? { since: now, draft, device: 0, server: 0 };
  writing.set(key, state);
  clearTimeout(state.server);
  state.draft = draft;
  state.device ||= window.setTimeout(() => {
    state.device = 0;
    void keepAfterRecall(thing, state);
  }, deviceMs);
  const after = Math.min(pause, Math.max(0, state.since + longestMs - now));
  state.server = draft ? 0 : window.setTimeout(() => void post(thing), after);
  show();
}

async function keepAfterRecall(thing: Thing, state: Writing): Promise<void> {
  await recalling;
  if (writing.get(thing.key) !== state) return;
  if (state.draft) writing.delete(thing.key);
  await keep(thing, state.draft);
}

/** Finished: kept and sent now. */
export async function post(thing: Thing): Promise<void> {
  // A page so young that it does not know yet what the device kept: a tab that is left meanwhile keeps this all the same.
  if (!recalled) {
    write(thing, longestMs);
    await recalling;
  }
  stopWriting(thing.key);
  void keep(thing, false);
  await pump();
}

/** It is as the server has it. */
export async function forget(key: string): Promise<void> {
  stopWriting(key);
  const found = [...letters.values()].filter((letter) => aboutOf(letter) === key && isOurs(letter));
  adopted.delete(key);
  for (const letter of found) {
    letters.delete(letter.key);
    await dropLetter(letter);
  }
  show();
}

/** Drafts about things that are settled for ever, such as those of a check that was submitted. */
export async function forgetDrafts(prefix: string): Promise<void> {
  await recalling;
  for (const letter of letters.values()) {
    if (letter.state !== "draft" || !letter.key.startsWith(prefix)) continue;
    letters.delete(letter.key);
    await dropLetter(letter);
  }
  show();
}

/** What a letter is about: the key of a thing. */
const aboutOf = ({ key }: Letter): string => key.replace(/\|.*$/, "");

const isOfThisTab = ({ key }: Letter): boolean => key.endsWith(`|${tab}`);

/** This page wrote it, or shows what it says. */
const isOurs = (letter: Letter): boolean =>
  isOfThisTab(letter) || adopted.get(aboutOf(letter))?.key === letter.key;

const seen = (key: string): string => String(known.get(key) ?? pageTime);

/** In the queue at once, on the device as soon as that can be: neither waits for the other. */
async function keep(thing: Thing, draft: boolean): Promise<void> {
  const { fields, says } = thing.read();
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
  show();
  await hold(letter);
  if (before && held.has(letter.write)) await dropLetter(before);
  show();
}

async function hold(letter: Letter): Promise<void> {
  // Without the seal nothing is put on the device: a next person could read it.
  const seal = await ensureSeal();
  // It has arrived, or its person has left, and nothing more of hers is put here.
  if (!letters.has(letter.key)) return;
  // The page of somebody else may have taken it away meanwhile.
  if (seal && !(await sealOf(author))) await putSeal(seal);
  keeps = seal !== null && (await putLetter(letter));
  if (!keeps) return;
  held.add(letter.write);
  // Overtaken while it was put away: what is newer was put after it, and what has arrived is gone.
  if (!letters.has(letter.key)) await dropLetter(letter);
}

function stopWriting(key: string): void {
  const state = writing.get(key);
  clearTimeout(state?.device);
  clearTimeout(state?.server);
  writing.delete(key);
}

/** Everything that is still being written is kept and sent now; drafts are kept. */
export async function flush(): Promise<void> {
  for (const [key, { draft }] of writing) {
    const thing = things.get(key);
    stopWriting(key);
    if (thing) void keep(thing, draft);
  }
  await pump();
  // One that was under way already knew nothing of these.
  if (!trouble && waiting().length > 0) await pump();
}

/** What has not arrived. */
export function unsent(): Letter[] {
  return [...letters.values()];
}

/** Nothing is sent because the session ended. */
export const isSignedOut = (): boolean => trouble === "signed-out";

export const waitingUnder = (prefix: string): boolean =>
  [...letters.values()].some(({ key, state }) => state === "waiting" && key.startsWith(prefix));

/** This page says nothing more: it is being left for good. */
export function letGo(): void {
  for (const key of writing.keys()) stopWriting(key);
  letters.clear();
  clearTimeout(timer);
}

export async function startOutbox(): Promise<void> {
  if (!author) return endRecall();
  addEventListener("online", retry);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") retry();
    else void flush();
  });
  addEventListener("pagehide", () => void flush());
  addEventListener("beforeunload", (event) => {
    // Where the device keeps things nobody is asked: what was typed just now goes along.
    if (!keeps && !isHeld()) event.preventDefault();
  });
  document.querySelector("[data-send-now]")?.addEventListener("click", retry);
  await Promise.race([recall(), new Promise<void>((resolve) => setTimeout(resolve, recallMs))]);
  recalled = true;
  endRecall();
  show();
  await pump();
}

const isHeld = (): boolean =>
  writing.size === 0 && [...letters.values()].every((letter) => held.has(letter.write));

/** What the device kept of this person: it is put back into the page, and everything else sent on. */
async function recall(): Promise<void> {
  const kept = (await allLetters()).filter((letter) => letter.author === author);
  for (const letter of kept.sort(byTime)) {
    held.add(letter.write);
    // A slow disk: this tab has written on meanwhile.
    if (letters.has(letter.key)) continue;
    letters.set(letter.key, again(letter));
    const about = aboutOf(letter);
    const thing = things.get(about) ?? [...things.values()].find((one) => one.takes?.(about));
    if (!thing) continue;
    // The server's own page shows a later text.
    if (letter.why === "newer") continue;
    // What is written from here on knows no more of the server's texts than this one did.
    known.set(thing.key, Math.min(seenBy(letter), known.get(thing.key) ?? pageTime));
    // Written before the script came: the old text does not cover it, and goes by itself.
    if (writing.has(thing.key)) continue;
    thing.putBack(new URLSearchParams(letter.fields));
    adopted.set(thing.key, letter);
  }
}

const seenBy = ({ fields }: Letter): number => Number(new URLSearchParams(fields).get("seen"));

/** A server that broke on a letter is asked anew; what it refused stays refused. */
const again = (letter: Letter): Letter =>
  letter.state === "failed" && letter.why === "trouble" ? { ...letter, state: "waiting", tries: 0 } : letter;

export function retry(): void {
  wait = retryMs.first;
  for (const letter of letters.values()) letters.set(letter.key, again(letter));
  sending?.abort();
  void pump();
}

function pump(): Promise<void> {
  clearTimeout(timer);
  pumping ??= sendAll().finally(() => {
    pumping = null;
    const more = waiting().length > 0;
    if (more && trouble !== "signed-out")
      timer = window.setTimeout(() => void pump(), trouble ? nextWait() : 0);
    show();
  });
  return pumping;
}

/** Longer after each failure, never so long that five seconds pass once the network is back; not all at once. */
function nextWait(): number {
  const ms = wait * (0.8 + Math.random() * 0.4);
  wait = Math.min(wait * 2, retryMs.longest);
  return ms;
}

const waiting = (): Letter[] =>
  [...letters.values()]
    .filter((letter) => letter.state === "waiting" && !(isOurs(letter) && writing.has(aboutOf(letter))))
    .sort(byTime);

const byTime = (one: Letter, other: Letter): number => (one.write < other.write ? -1 : 1);

async function sendAll(): Promise<void> {
  trouble = null;
  for (const letter of waiting()) {
    if (letters.get(letter.key)?.write !== letter.write) continue;
    trouble = await deliver(letter);
    if (trouble) return;
  }
}

/** Null when the server has dealt with the letter, whatever it said; else why everything waits. */
async function deliver(letter: Letter): Promise<typeof trouble> {
  const body = new URLSearchParams(letter.fields);
  body.set("author", letter.author);
  body.set("write", letter.write);
  if (isOfThisTab(letter)) body.set("seen", seen(aboutOf(letter)));
  const text = body.toString();
  const controller = (sending = new AbortController());
  let tooSlow = false;
  const timeout = setTimeout(
    () => {
      tooSlow = true;
      controller.abort();
    },
    patienceMs + text.length * msPerByte,
  );
  try {
    const response = await fetch(letter.url, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      // A browser refuses larger bodies that are to outlive their page.
      keepalive: text.length < 60_000,
      signal: controller.signal,
    });
    const { status } = response;
    const reply: unknown = await response.json().catch(() => null);
    const code = textIn(reply, "code");
    if (status === 401 || code === "other_author") return "signed-out";
    if (status === 408 || status === 429 || (status > 500 && status < 600)) return "offline";
    if (status === 500) return await broken(letter);
    // A page of a hotel's network or of a proxy is no answer of the portal.
    if (response.ok && !isSaved(reply)) return "offline";
    wait = retryMs.first;
    if (response.ok) await arrived(letter, reply);
    else await refused(letter, status, code);
    return null;
  } catch {
    return tooSlow ? await postponed(letter) : "offline";
  } finally {
    clearTimeout(timeout);
  }
}

async function arrived(letter: Letter, reply: unknown): Promise<void> {
  const stands = !(
    typeof reply === "object" &&
    reply !== null &&
    "stands" in reply &&
    reply.stands === false
  );
  if (stands && isOfThisTab(letter)) known.set(aboutOf(letter), timeOfUuid(letter.write) ?? pageTime);
  if (!stands && letter.says) await replace(letter, { state: "failed", why: "newer" });
  else await gone(letter);
  things.get(aboutOf(letter))?.arrived?.(reply);
}

const isSaved = (reply: unknown): boolean => typeof reply === "object" && reply !== null && "saved" in reply;

async function refused(letter: Letter, status: number, code: string): Promise<void> {
  const becomes = things.get(aboutOf(letter))?.refused?.(status) ?? "failed";
  if (becomes === "drop") await gone(letter);
  else if (becomes === "draft") await replace(letter, { state: "draft" });
  else await replace(letter, { state: "failed", why: code || String(status) });
}

/** One letter on which the server breaks holds up no other, and is not tried for ever. */
async function broken(letter: Letter): Promise<typeof trouble> {
  if (letter.tries + 1 < brokenTries) return postponed(letter);
  await replace(letter, { tries: letter.tries + 1, state: "failed", why: "trouble" });
  return null;
}

/** The others first; once each was tried, after a pause. */
async function postponed(letter: Letter): Promise<typeof trouble> {
  await replace(letter, { tries: letter.tries + 1 });
  return waiting().every((one) => one.tries > 0) ? "offline" : null;
}

async function replace(letter: Letter, change: Partial<Letter>): Promise<void> {
  if (letters.get(letter.key)?.write !== letter.write) return;
  const changed = { ...letter, ...change };
  letters.set(letter.key, changed);
  if (!held.has(letter.write)) return;
  await putLetter(changed);
  // A newer one may have been put and taken away meanwhile.
  const now = letters.get(letter.key);
  if (!now) await dropLetter(changed);
  else if (now.write !== letter.write) await putLetter(now);
}

async function gone(letter: Letter): Promise<void> {
  if (letters.get(letter.key)?.write === letter.write) letters.delete(letter.key);
  if (adopted.get(aboutOf(letter))?.key === letter.key) adopted.delete(aboutOf(letter));
  await dropLetter(letter);
}

export function textIn(reply: unknown, name: string): string {
  if (typeof reply !== "object" || reply === null) return "";
  const value: unknown = Reflect.get(reply, name);
  return typeof value === "string" ? value : "";
}

function show(): void {
  const of = (state: Letter["state"]) => [...letters.values()].filter((one) => one.state === state).length;
  const fresh = [...writing].filter(
    ([key, { draft }]) => !draft && letters.get(`${key}|${tab}`)?.state !== "waiting",
  ).length;
  const count = of("waiting") + fresh;
  const failed = of("failed");
  if (failed > 0) showState("failed", failed);
  else if (count > 0 && trouble) showState(trouble === "offline" && !isHeld() ? "memory" : trouble, count);
  else if (count > 0) showState(pumping ? "saving" : "pending", count);
  else if (of("draft") > 0) showState("draft", 0);
  else showState(isSecureContext ? "saved" : "insecure", 0);
}
