import { breakOff, deliver } from "./delivery.ts";
import { allLetters, type Letter } from "./device-store.ts";
import { author } from "./page-author.ts";
import {
  addKept,
  addLetter,
  adopt,
  areAllHeld,
  changeLetter,
  closePage,
  isCurrent,
  isKeeping,
  isOurs,
  knowArrived,
  knowNoMoreThan,
  lateFields,
  ownLetter,
  removeLetter,
  reviveBroken,
  thingOf,
  unsent,
} from "./page-letters.ts";
import { fieldIn, textIn } from "./reply.ts";
import { showState } from "./saved-bar.ts";

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
/** What the device kept is asked for before anything new is kept; a disk that does not answer is not waited for. */
const recallMs = 1000;
/** So often a server may break on one letter alone before the letter counts as refused. */
const brokenTries = 8;

const things = new Map<string, Thing>();
const writing = new Map<string, Writing>();
let trouble: "offline" | "signed-out" | null = null;
let recalled = false;
let endRecall = (): void => {};
/** Until this page knows what the device kept. */
const recalling = new Promise<void>((resolve) => (endRecall = resolve));
let pumping: Promise<void> | null = null;
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
  const ours = unsent().filter((letter) => thingOf(letter) === key && isOurs(letter));
  await Promise.all(ours.map(removeLetter));
  show();
}

/** Drafts about things that are settled for ever, such as those of a check that was submitted. */
export async function forgetDrafts(prefix: string): Promise<void> {
  await recalling;
  const drafts = unsent().filter(({ state, key }) => state === "draft" && key.startsWith(prefix));
  await Promise.all(drafts.map(removeLetter));
  show();
}

/** In the queue at once, on the device as soon as that can be: neither waits for the other. */
async function keep(thing: Thing, draft: boolean): Promise<void> {
  const kept = addLetter(thing, thing.read(), draft);
  show();
  await kept;
  show();
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

/** Nothing is sent because the session ended. */
export const isSignedOut = (): boolean => trouble === "signed-out";

export const waitingUnder = (prefix: string): boolean =>
  unsent().some(({ key, state }) => state === "waiting" && key.startsWith(prefix));

/** This page says nothing more: it is being left for good. */
export function letGo(): void {
  for (const key of writing.keys()) stopWriting(key);
  closePage();
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
    if (!isKeeping() && !isHeld()) event.preventDefault();
  });
  document.querySelector("[data-send-now]")?.addEventListener("click", retry);
  await Promise.race([recall(), new Promise<void>((resolve) => setTimeout(resolve, recallMs))]);
  recalled = true;
  endRecall();
  show();
  await pump();
}

const isHeld = (): boolean => writing.size === 0 && areAllHeld();

/** What the device kept of this person: it is put back into the page, and everything else sent on. */
async function recall(): Promise<void> {
  const kept = (await allLetters()).filter((letter) => letter.author === author);
  for (const letter of kept.sort(byTime)) {
    if (!addKept(letter)) continue;
    const about = thingOf(letter);
    const thing = things.get(about) ?? [...things.values()].find((one) => one.takes?.(about));
    if (!thing) continue;
    // The server's own page shows a later text.
    if (letter.why === "newer") continue;
    knowNoMoreThan(letter, thing.key);
    // Written before the script came: the old text does not cover it, and goes by itself.
    if (writing.has(thing.key)) continue;
    thing.putBack(new URLSearchParams(letter.fields));
    adopt(letter, thing.key);
  }
}

export function retry(): void {
  wait = retryMs.first;
  reviveBroken();
  breakOff();
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
  unsent()
    .filter((letter) => letter.state === "waiting" && !(isOurs(letter) && writing.has(thingOf(letter))))
    .sort(byTime);

const byTime = (one: Letter, other: Letter): number => (one.write < other.write ? -1 : 1);

async function sendAll(): Promise<void> {
  trouble = null;
  for (const letter of waiting()) {
    if (!isCurrent(letter)) continue;
    trouble = await send(letter);
    if (trouble) return;
  }
}

/** Null when the server has dealt with the letter, whatever it said; else why everything waits. */
async function send(letter: Letter): Promise<typeof trouble> {
  const { outcome, status, reply } = await deliver(letter, lateFields(letter));
  switch (outcome) {
    case "offline":
    case "signed-out":
      return outcome;
    case "slow":
      return postponed(letter);
    case "broken":
      return broken(letter);
    case "arrived":
      await arrived(letter, reply);
      break;
    case "refused":
      await refused(letter, status, textIn(reply, "code"));
  }
  wait = retryMs.first;
  return null;
}

async function arrived(letter: Letter, reply: unknown): Promise<void> {
  const stands = fieldIn(reply, "stands") !== false;
  if (stands) knowArrived(letter);
  if (!stands && letter.says) await changeLetter(letter, { state: "failed", why: "newer" });
  else await removeLetter(letter);
  try {
    things.get(thingOf(letter))?.arrived?.(reply);
  } catch {
    // It has arrived all the same: a page that can't show the reply holds up neither the queue nor signing out.
  }
}

async function refused(letter: Letter, status: number, code: string): Promise<void> {
  const becomes = things.get(thingOf(letter))?.refused?.(status) ?? "failed";
  if (becomes === "drop") await removeLetter(letter);
  else if (becomes === "draft") await changeLetter(letter, { state: "draft" });
  else await changeLetter(letter, { state: "failed", why: code || String(status) });
}

/** One letter on which the server breaks holds up no other, and is not tried for ever. */
async function broken(letter: Letter): Promise<typeof trouble> {
  if (letter.tries + 1 < brokenTries) return postponed(letter);
  await changeLetter(letter, { tries: letter.tries + 1, state: "failed", why: "trouble" });
  return null;
}

/** The others first; once each was tried, after a pause. */
async function postponed(letter: Letter): Promise<typeof trouble> {
  await changeLetter(letter, { tries: letter.tries + 1 });
  return waiting().every((one) => one.tries > 0) ? "offline" : null;
}

function show(): void {
  const of = (state: Letter["state"]) => unsent().filter((one) => one.state === state).length;
  const fresh = [...writing].filter(
    ([key, { draft }]) => !draft && ownLetter(key)?.state !== "waiting",
  ).length;
  const count = of("waiting") + fresh;
  const failed = of("failed");
  if (failed > 0) showState("failed", failed);
  else if (count > 0 && trouble) showState(trouble === "offline" && !isHeld() ? "memory" : trouble, count);
  else if (count > 0) showState(pumping ? "saving" : "pending", count);
  else if (of("draft") > 0) showState("draft", 0);
  else showState(isSecureContext ? "saved" : "insecure", 0);
}
