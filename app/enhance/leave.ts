import { allLetters, dropLetter, dropSeal, sealOf, type Letter } from "./device-store.ts";
import { flush, letGo } from "./outbox.ts";
import { author } from "./page-author.ts";
import { unsent } from "./page-letters.ts";
import { isReachable } from "./reachable.ts";
import { textIn } from "./reply.ts";
import { deliverSealed, sealAway, sealOthers } from "./sealed-work.ts";

/**
 * Shared phones. Signing out sends what waits; without a network it seals it and wipes everything else of this person.
 * The session itself then ends at the next request: a cookie says that she left.
 */
const patienceMs = 5000;
const otherTabsMs = 600;
const leftCookie = "halypa_left";
const channel = "BroadcastChannel" in window ? new BroadcastChannel("halypa") : null;

export async function startLeaving(): Promise<void> {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== "/logout") return;
    event.preventDefault();
    void leave(form);
  });
  // Another tab signs out: first everything here goes to the device, then nothing of it may stay on the screen.
  channel?.addEventListener("message", ({ data }) => {
    if (author && textIn(data, "leaving") === author) void flush();
    if (author && textIn(data, "left") === author) goneFrom();
  });
  // Back into a page that the browser kept whole.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && author) void stillHere().then((here) => here || goneFrom());
  });
  // A page that could not tell who is signed in seals nobody's work.
  if (!document.body.dataset["now"]) return;
  await sealOthers(author);
  await deliverSealed();
  addEventListener("online", () => void deliverSealed());
}

async function leave(form: HTMLFormElement): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel?.postMessage({ leaving: author });
  const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  // Other tabs put what they have on the device meanwhile.
  await Promise.all([Promise.race([flush(), soon(patienceMs)]), soon(otherTabsMs)]);
  // What was refused for good is shown once more before it goes, where the page that shows it can be reached.
  const refused = unsent().some(({ state }) => state === "failed") && location.pathname !== "/unsent";
  if (refused && (await isReachable())) return location.assign("/unsent");
  const words = (await sealOf(author))?.words ?? {};
  const open = new Map<string, Letter>();
  for (const letter of [...(await allLetters()), ...unsent()])
    if (letter.author === author && (open.get(letter.key)?.write ?? "") < letter.write)
      open.set(letter.key, letter);
  letGo();
  const lost: Letter[] = [];
  for (const letter of open.values()) if (!(await sealAway(letter))) lost.push(letter);
  await wipe();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel?.postMessage({ left: author });
  if (await signOut(form)) return location.replace("/login");
  document.cookie = `${leftCookie}=1; path=/; max-age=31536000; samesite=lax`;
  farewell(words, lost);
}

async function wipe(): Promise<void> {
  for (const letter of await allLetters()) if (letter.author === author) await dropLetter(letter);
  await dropSeal(author);
  document.cookie = "halypa_seal=; path=/; max-age=0; samesite=lax";
  localStorage.clear();
  sessionStorage.clear();
  if ("caches" in window) for (const name of await caches.keys()) await caches.delete(name);
}

async function signOut(form: HTMLFormElement): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(form.action, { method: "POST", redirect: "manual", signal });
    return response.type === "opaqueredirect" || response.ok;
  } catch {
    return false;
  }
}

/** Nothing of the page stays, and Back and reload lead to the first page, which asks who is there. */
function farewell(words: Readonly<Record<string, string>>, lost: readonly Letter[]): void {
  history.replaceState(null, "", "/");
  const main = document.createElement("main");
  main.className = "main-narrow stack";
  const put = (tag: string, text: string | undefined) => {
    const element = document.createElement(tag);
    element.textContent = text ?? "";
    main.append(element);
  };
  put("h1", words["leftTitle"] ?? "Halypa");
  put("p", lost.length > 0 ? words["leftLost"] : words["leftText"]);
  for (const { says } of lost) put("pre", says);
  document.title = "Halypa";
  delete document.body.dataset["author"];
  document.body.replaceChildren(main);
}

/** Empty at once; the server then decides what may be seen. */
function goneFrom(): void {
  letGo();
  document.body.replaceChildren();
  location.replace("/");
}

/** Nobody has left since, and the session is still this person's. Without a network the cookie alone tells. */
async function stillHere(): Promise<boolean> {
  if (document.cookie.includes(`${leftCookie}=1`)) return false;
  try {
    const response = await fetch("/resources/seal", { headers: { Accept: "application/json" } });
    return textIn(await response.json(), "author") === author;
  } catch {
    return true;
  }
}
