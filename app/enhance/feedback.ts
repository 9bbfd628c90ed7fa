import { fieldIn } from "./reply.ts";

interface Words {
  readonly verdict: string;
  readonly message: string;
  readonly note: string;
  readonly rows: readonly { readonly id: string; readonly tone: string; readonly text: string }[];
}

/** Puts the words of the server where the page without a script has them: rows, verdict, note. */
export function showFeedback(form: HTMLElement, words: Words): void {
  showProblem(form, "");
  for (const row of form.querySelectorAll<HTMLElement>("[data-row]")) {
    const id = row.dataset["row"] ?? "";
    const found = words.rows.find((one) => one.id === id);
    const gap = row instanceof HTMLSelectElement;
    for (const tone of ["right", "thought"])
      row.classList.toggle(`${gap ? "gap" : "choice"}-${tone}`, found?.tone === tone);
    const note = gap ? form.querySelector<HTMLElement>(`[data-gap-note="${CSS.escape(id)}"]`) : null;
    const place =
      note?.querySelector<HTMLElement>("[data-note]") ?? row.querySelector<HTMLElement>("[data-note]");
    if (place) place.textContent = found?.text ?? "";
    const hides = note ?? place;
    if (hides) hides.hidden = !found?.text;
  }
  const verdict = form.querySelector<HTMLElement>("[data-verdict]");
  if (verdict) {
    verdict.className = `verdict verdict-${words.verdict === "right" ? "right" : "thought"}`;
    verdict.textContent = words.message;
  }
  const note = form.querySelector<HTMLElement>("[data-verdict-note]");
  if (note) {
    note.textContent = words.note;
    note.hidden = !words.note;
  }
}

export function showProblem(form: HTMLElement, text: string): void {
  const place = form.querySelector<HTMLElement>("[data-error]");
  if (!place) return;
  place.textContent = text;
  place.hidden = !text;
}

/** The feedback in the server's reply, or null for a reply of another shape. */
export function feedbackIn(reply: unknown): Words | null {
  const found = fieldIn(reply, "feedback");
  return isWords(found) ? found : null;
}

function isWords(value: unknown): value is Words {
  return Array.isArray(fieldIn(value, "rows"));
}
