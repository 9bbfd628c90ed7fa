export type Saving =
  "saved" | "saving" | "pending" | "draft" | "offline" | "memory" | "signed-out" | "failed" | "insecure";

/** What is not named here is `unsaved`. */
const colours: Partial<Record<Saving, string>> = {
  saved: "saved",
  insecure: "saved",
  saving: "saving",
  offline: "offline",
  memory: "offline",
};
let shown = 0;
/** Words that came with the seal. */
let more: Readonly<Record<string, string>> = {};
let last: readonly [Saving, number] = ["saved", 0];

export function learnWords(words: Readonly<Record<string, string>>): void {
  more = words;
  showState(...last);
}

/**
 * Says what is saved. The words stand in the bar itself, in the page's language. A save that takes less than a second
 * says nothing at all, so that a screen reader is not spoken into while somebody writes.
 */
export function showState(state: Saving, count: number): void {
  clearTimeout(shown);
  last = [state, count];
  const quick = state === "saving" || state === "pending" || state === "draft";
  shown = window.setTimeout(() => put(state, count), quick ? 1000 : 0);
}

function put(state: Saving, count: number): void {
  const bar = document.querySelector<HTMLElement>("[data-saved-bar]");
  const text = bar?.querySelector("[data-saved-text]");
  if (!bar || !text) return;
  const resting = colours[state] === "saved";
  bar.hidden = bar.dataset["savedBar"] === "quiet" && resting;
  const own = bar.getAttribute(`data-${state}`) ?? more[state];
  const words = (own ?? bar.dataset[resting ? "saved" : "pending"] ?? "").replace("{n}", String(count));
  if (text.textContent !== words) text.textContent = words;
  bar.dataset["state"] = colours[state] ?? "unsaved";
  const offer = (name: string, wanted: boolean) => {
    const control = bar.querySelector<HTMLElement>(`[data-${name}]`);
    if (control) control.hidden = !wanted;
  };
  offer("send-now", state === "offline" || state === "memory" || state === "pending");
  offer("sign-in", state === "signed-out");
  offer("show-failed", state === "failed" && location.pathname !== "/unsent");
}
