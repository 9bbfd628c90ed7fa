import { carried, fillFields, formFields, isAsGiven, isTextField, wordsIn } from "./form-fields.ts";
import { isReachable } from "./reachable.ts";
import { flush, place, waitingUnder, write, type Thing } from "./outbox.ts";

const pause = 800;

/** A check: every answer goes to the server by itself; submitting stays the form's own, explicit step. */
export function startGraded(): void {
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
      fill: (fields) => fillFields(part, fields),
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
  if (problem) problem.textContent = open ? (form.dataset["noNetwork"] ?? "") : "";
  if (open) return false;
  const intent = document.createElement("input");
  intent.type = "hidden";
  intent.name = "intent";
  intent.value = submitter?.getAttribute("value") ?? "submit";
  form.append(intent);
  form.submit();
  return true;
}
