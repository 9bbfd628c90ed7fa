import { uuidv7 } from "#app/lib/uuid.ts";
import { showState, type Saving } from "./saved-bar.ts";

/**
 * What was written and has not reached the server. It lives as long as the page: leaving with something in it asks
 * first. The newest text under a key takes the place of one that still waits; each text has one write id however
 * often it is sent.
 */
export interface Letter {
  readonly key: string;
  readonly url: string;
  readonly body: URLSearchParams;
  readonly arrived: (reply: unknown) => void;
  /** Refused for good. True: it was no answer yet, so there is nothing to keep. */
  readonly refused: (status: number) => boolean;
}

const waiting = new Map<string, Letter>();
const typed = new Set<string>();
const failed = new Set<string>();
let busy = false;
let wait = 1000;
let trouble: "offline" | "signed-out" | null = null;
let timer = 0;

/** Something is being typed: it is not on its way yet, but must not be lost. */
export function touch(key: string): void {
  typed.add(key);
  show();
}

/** It is as it was, or it leaves with the page itself. */
export function forget(key: string): void {
  typed.delete(key);
  show();
}

export function send(letter: Letter): void {
  letter.body.set("write", uuidv7());
  typed.delete(letter.key);
  failed.delete(letter.key);
  waiting.set(letter.key, letter);
  show();
  void pump();
}

/** The page is being left by a form that carries everything. */
export function letGo(): void {
  waiting.clear();
  typed.clear();
  failed.clear();
}

export function startOutbox(): void {
  addEventListener("online", retry);
  document.addEventListener("visibilitychange", retry);
  addEventListener("beforeunload", (event) => {
    if (waiting.size + typed.size + failed.size > 0) event.preventDefault();
  });
  document.querySelector("[data-send-now]")?.addEventListener("click", retry);
}

function retry(): void {
  wait = 1000;
  void pump();
}

async function pump(): Promise<void> {
  clearTimeout(timer);
  if (busy) return;
  busy = true;
  // One after another, in the order of writing; one that is refused holds up no other.
  for (const letter of Array.from(waiting.values())) {
    if (waiting.get(letter.key) !== letter) continue;
    const reached = await deliver(letter);
    if (!reached) break;
  }
  busy = false;
  if (waiting.size > 0) {
    timer = window.setTimeout(() => void pump(), trouble ? wait : 0);
    if (trouble) wait = Math.min(wait * 2, 30_000);
  }
  show();
}

/** False when the server could not be reached or is not itself: then everything waits. */
async function deliver(letter: Letter): Promise<boolean> {
  const headers = { Accept: "application/json" };
  try {
    const response = await fetch(letter.url, { method: "POST", body: letter.body, headers, keepalive: true });
    const { status } = response;
    trouble = status === 401 ? "signed-out" : status === 429 || status >= 500 ? "offline" : null;
    if (trouble) return false;
    const reply: unknown = response.ok && status !== 204 ? await response.json() : null;
    wait = 1000;
    if (waiting.get(letter.key) === letter) waiting.delete(letter.key);
    if (response.ok) letter.arrived(reply);
    else if (letter.refused(status)) failed.delete(letter.key);
    else failed.add(letter.key);
    return true;
  } catch {
    trouble = "offline";
    return false;
  }
}

function show(): void {
  const count = waiting.size + typed.size;
  const state: Saving =
    failed.size > 0
      ? "failed"
      : count === 0
        ? "saved"
        : trouble !== null && waiting.size > 0
          ? trouble
          : waiting.size > 0
            ? "saving"
            : "pending";
  showState(state, failed.size || count);
}
