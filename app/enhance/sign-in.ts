import { retry } from "./outbox.ts";
import { author } from "./page-author.ts";
import { textIn } from "./reply.ts";
import { ensureSeal } from "./seal.ts";

/** The session ended while somebody was working: she signs in again in place, and only she can. */
export function startSignIn(): void {
  document.querySelector("[data-sign-in]")?.addEventListener("click", () => void offer());
}

async function offer(): Promise<void> {
  const { lang } = document.documentElement;
  const response = await fetch("/login", { headers: { "Accept-Language": lang } }).catch(() => null);
  // Without a network the bar says so already.
  if (!response) return retry();
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  // Another tab has signed in meanwhile: as this person it goes on, as another one the page says so.
  if (page.body.dataset["author"] === author) return retry();
  const form = page.querySelector<HTMLFormElement>("main form[action='/login']");
  // How this device was used before is not known here: the careful answer, until she says otherwise.
  form?.querySelector("input[name=shared]")?.setAttribute("checked", "");
  const words = (await ensureSeal())?.words ?? {};
  const title = words["signInTitle"] ?? page.querySelector("h1")?.textContent ?? "";
  show(form && document.importNode(form, true), { ...words, signInTitle: title });
}

function show(form: HTMLFormElement | null, words: Readonly<Record<string, string>>): void {
  const dialog = document.createElement("dialog");
  dialog.className = "sign-in stack";
  const put = (tag: string, text: string | undefined) => {
    const element = document.createElement(tag);
    element.textContent = text ?? "";
    dialog.append(element);
    return element;
  };
  const title = put("h2", words["signInTitle"]);
  title.id = "sign-in-again";
  dialog.setAttribute("aria-labelledby", title.id);
  put("p", form ? words["signInText"] : words["signInOther"]);
  const problem = put("p", "");
  problem.className = "field-error";
  problem.setAttribute("role", "alert");
  if (form) dialog.append(form);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn-plain";
  close.textContent = words["close"] ?? "×";
  close.addEventListener("click", () => dialog.close());
  dialog.append(close);
  dialog.addEventListener("close", () => dialog.remove());
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void tryIn();
  });
  async function tryIn(): Promise<void> {
    if (!form) return;
    problem.textContent = await signIn(form);
    if (problem.textContent) return;
    dialog.close();
    retry();
  }
  document.body.append(dialog);
  dialog.showModal();
}

/** @returns why not, in words of the server; empty when it worked */
async function signIn(form: HTMLFormElement): Promise<string> {
  const body = new URLSearchParams({ author });
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  try {
    const headers = { Accept: "application/json", "Accept-Language": document.documentElement.lang };
    const response = await fetch("/resources/sign-in", { method: "POST", body, headers });
    return response.ok ? "" : textIn(await response.json(), "message") || "…";
  } catch {
    return document.querySelector("[data-saved-text]")?.textContent ?? "…";
  }
}
