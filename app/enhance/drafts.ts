/**
 * Saves the log form as one writes. Loaded on the pages with such a form only. The server counts revisions: a save
 * that comes from an older text than the saved one is refused, and nothing of either is lost.
 */
type State = "saved" | "saving" | "offline" | "signed-out" | "failed" | "conflict";

const pause = 700;
const colours: Record<State, string> = {
  saved: "saved",
  saving: "saving",
  offline: "offline",
  "signed-out": "unsaved",
  failed: "unsaved",
  conflict: "unsaved",
};

const found = document.querySelector<HTMLFormElement>("form[data-draft]");
if (found) keep(found, found.dataset["draft"] ?? "");

function keep(form: HTMLFormElement, url: string): void {
  let dirty = false;
  let stopped = false;
  let leaving = false;
  let timer = 0;
  let wait = 1000;
  let sending: Promise<void> | null = null;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(save, ms);
  };

  function save(): void {
    clearTimeout(timer);
    if (!dirty || stopped || sending) return;
    dirty = false;
    sending = send().finally(() => {
      sending = null;
      if (dirty && !leaving) later(wait);
    });
  }

  async function send(): Promise<void> {
    const slow = window.setTimeout(() => show("saving"), 1000);
    try {
      const body = fieldsOf(form);
      const headers = { Accept: "application/json" };
      const response = await fetch(url, { method: "POST", body, headers, keepalive: true });
      clearTimeout(slow);
      if (response.ok) return accept(await response.json());
      dirty = true;
      const { status } = response;
      if (status === 409 || (status >= 400 && status < 500 && status !== 401 && status !== 429))
        stopped = true;
      show(status === 409 ? "conflict" : status === 401 ? "signed-out" : stopped ? "failed" : "offline");
    } catch {
      clearTimeout(slow);
      dirty = true;
      show("offline");
    }
    wait = Math.min(wait * 2, 30_000);
  }

  function accept(reply: unknown): void {
    wait = 1000;
    const revisions =
      typeof reply === "object" && reply !== null && "revisions" in reply ? reply.revisions : null;
    if (typeof revisions === "object" && revisions !== null)
      for (const [prefix, revision] of Object.entries(revisions)) {
        const field = form.elements.namedItem(`${prefix}revision`);
        if (field instanceof HTMLInputElement) field.value = String(revision);
      }
    if (!dirty) show("saved");
  }

  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "password") return;
    dirty = true;
    later(pause);
  });
  addEventListener("online", save);
  document.addEventListener("visibilitychange", save);
  addEventListener("beforeunload", (event) => {
    if (dirty && !leaving) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    leaving = true;
    clearTimeout(timer);
    const { submitter } = event;
    // A save that is under way raises the revision: the form leaves with the new one.
    if (!sending) return;
    event.preventDefault();
    void sending.then(() => form.requestSubmit(submitter));
  });
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && name !== "password") body.append(name, value);
  return body;
}

function show(state: State): void {
  const bar = document.querySelector<HTMLElement>("[data-draft-bar]");
  const text = bar?.querySelector("[data-draft-text]");
  if (!bar || !text) return;
  const words = bar.getAttribute(`data-${state}`) ?? "";
  if (text.textContent !== words) text.textContent = words;
  bar.dataset["state"] = colours[state];
  const compare = bar.querySelector<HTMLElement>("[data-compare]");
  if (compare) compare.hidden = state !== "conflict";
}
