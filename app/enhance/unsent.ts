import { allLetters, dropLetter, changeOnDevice, type Letter } from "./device-store.ts";
import { author } from "./page-author.ts";
import { writeId } from "./page-clock.ts";

/** The page that lists what waits on this device, with its words, to be copied, sent again or given up. */
const list = document.querySelector<HTMLElement>("[data-unsent]");
const template = list?.querySelector("template");

void draw();

async function draw(): Promise<void> {
  if (!list || !template) return;
  const mine = (await allLetters()).filter((letter) => letter.author === author);
  const entries = mine.flatMap((letter) => {
    const entry = template.content.firstElementChild?.cloneNode(true);
    if (!(entry instanceof HTMLElement)) return [];
    fill(entry, letter);
    return [entry];
  });
  list.replaceChildren(template, ...entries);
  const empty = document.querySelector<HTMLElement>("[data-unsent-empty]");
  if (empty) empty.hidden = entries.length > 0;
}

function fill(entry: HTMLElement, letter: Letter): void {
  const { page, title, says, state, why } = letter;
  const at = (name: string) => entry.querySelector<HTMLElement>(`[data-${name}]`);
  const link = at("title");
  if (link instanceof HTMLAnchorElement) {
    link.href = page;
    link.textContent = title;
  }
  at("state-waiting")?.toggleAttribute("hidden", state === "failed");
  at("state-failed")?.toggleAttribute("hidden", state !== "failed");
  const reasons = Array.from(entry.querySelectorAll<HTMLElement>("[data-why]"));
  const known = reasons.find((one) => one.dataset["why"] === why && why) ? why : "";
  for (const one of reasons) one.hidden = state !== "failed" || one.dataset["why"] !== known;
  const words = at("says");
  if (words) words.textContent = says;
  at("copy")?.addEventListener("click", ({ currentTarget }) => {
    const button = currentTarget instanceof HTMLElement ? currentTarget : null;
    void navigator.clipboard.writeText(says).then(
      () => button && (button.textContent = button.dataset["copied"] ?? ""),
      // A browser that gives no access to its clipboard: the words are marked, ready for its own "copy".
      () => words && getSelection()?.selectAllChildren(words),
    );
  });
  // A note that was never sent goes from its own page.
  at("again")?.toggleAttribute("hidden", letter.url === "");
  at("again")?.addEventListener("click", () => {
    // Said once more although a later text stands: from now on this is the later one, and the server keeps the other.
    const write = why === "newer" ? writeId() : letter.write;
    void changeOnDevice(letter, { ...letter, write, state: "waiting", why: "", tries: 0 }).then(() =>
      location.reload(),
    );
  });
  at("remove")?.addEventListener("click", () => void dropLetter(letter).then(() => location.reload()));
}
