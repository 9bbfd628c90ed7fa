import { carried, fillFields, formFields, isAsGiven, isTextField, submitAs, wordsIn } from "./form-fields.ts";
import { isReachable } from "./reachable.ts";
import { flush, forgetDrafts, isSignedOut, place, waitingUnder, write, type Thing } from "./outbox.ts";

const pause = 800;

/** A check: every answer goes to the server by itself; submitting stays the form's own, explicit step. */
export function startGraded(): void {
  const submitted = document.querySelector<HTMLElement>("[data-submitted]")?.dataset["submitted"];
  if (submitted) void forgetDrafts(`attempt/${submitted}/`);
  const form = document.querySelector<HTMLFormElement>("form[data-graded]");
  if (!form) return;
  const under = `attempt/${carried(form, "attempt")}/`;
  const things = new Map<Element, Thing>();
  for (const part of form.querySelectorAll("[data-question]")) {
    const question = part.getAttribute("data-question") ?? "";
    const thing: Thing = {
      key: under + question,
      url: form.dataset["graded"] ?? "",
      read: () => ({ fields: formFields(form, question), says: wordsIn(part) }),
      putBack: (fields) => fillFields(part, fields),
      // Not a whole answer yet, such as an order with a place still free: it stays on the device.
      refused: (status) => (status === 400 ? "draft" : "failed"),
    };
    things.set(part, thing);
    place(thing);
    if (!isAsGiven(part)) write(thing, 0);
  }
  form.addEventListener("input", ({ target }) => {
    const thing = things.get((target instanceof Element && target.closest("[data-question]")) || form);
    if (thing) write(thing, isTextField(target) ? pause : 0);
  });
  let submitting = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submitting) return;
    submitting = true;
    void submit(form, event.submitter, under).then((left) => (submitting = left));
  });
}

/**
 * First every answer arrives, then the form goes. Without a network nothing is submitted and nothing lost.
 * @returns whether the page is being left
 */
async function submit(form: HTMLFormElement, submitter: HTMLElement | null, under: string): Promise<boolean> {
  await flush();
  const open = waitingUnder(under) || !(await isReachable());
  const problem = form.querySelector("[data-submit-problem]");
  const why = form.dataset[isSignedOut() ? "signedOut" : "noNetwork"];
  if (problem) problem.textContent = open ? (why ?? "") : "";
  if (open) return false;
  submitAs(form, submitter ?? form.querySelector("button[name=intent][value=submit]"));
  return true;
}
