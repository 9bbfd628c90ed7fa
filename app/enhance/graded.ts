import { formFields, formOf, isTextField } from "./form-fields.ts";
import { letGo, send, touch } from "./outbox.ts";

const pause = 800;
const timers = new Map<string, number>();

/** A check: every answer goes to the server by itself; submitting stays the form's own, explicit step. */
export function startGraded(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-graded]");
  if (!form) return;
  form.addEventListener("input", save);
  form.addEventListener("submit", letGo);
}

function save(event: Event): void {
  const found = formOf(event, "graded");
  const target = event.target;
  const question =
    target instanceof Element ? target.closest("[data-question]")?.getAttribute("data-question") : null;
  if (!found || !question) return;
  touch(question);
  clearTimeout(timers.get(question));
  const go = () =>
    send({
      key: question,
      url: found.url,
      body: formFields(found.form, question),
      arrived: () => {},
      refused: (status) => {
        // Not a whole answer yet, such as an order with a place still free: it stays with the page.
        if (status === 400) touch(question);
        return status === 400;
      },
    });
  timers.set(question, window.setTimeout(go, isTextField(target) ? pause : 0));
}
