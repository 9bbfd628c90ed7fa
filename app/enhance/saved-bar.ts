export type Saving = "saved" | "saving" | "pending" | "offline" | "signed-out" | "failed";

const colours: Record<Saving, string> = {
  saved: "saved",
  saving: "saving",
  pending: "unsaved",
  offline: "offline",
  "signed-out": "unsaved",
  failed: "unsaved",
};
let shown = 0;

/**
 * Says what is saved. The words stand in the bar itself, in the page's language. A save that takes less than a second
 * says nothing at all, so that a screen reader is not spoken into while somebody writes.
 */
export function showState(state: Saving, count: number): void {
  clearTimeout(shown);
  shown = window.setTimeout(() => put(state, count), state === "saving" || state === "pending" ? 1000 : 0);
}

function put(state: Saving, count: number): void {
  const bar = document.querySelector<HTMLElement>("[data-saved-bar]");
  const text = bar?.querySelector("[data-saved-text]");
  if (!bar || !text) return;
  const words = (bar.getAttribute(`data-${state}`) ?? "").replace("{n}", String(count));
  if (text.textContent !== words) text.textContent = words;
  bar.dataset["state"] = colours[state];
  const button = bar.querySelector<HTMLElement>("[data-send-now]");
  if (button) button.hidden = state !== "offline" && state !== "signed-out";
}
