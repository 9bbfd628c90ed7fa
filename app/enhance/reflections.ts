import { showProblem } from "./feedback.ts";
import { carried, fillFields, formFields, isAsGiven, wordsIn } from "./form-fields.ts";
import { place, post, write, type Thing } from "./outbox.ts";

const pause = 800;

/** What one writes for oneself is kept while one writes; the button sends at once. */
export function startReflections(): void {
  const things = new Map<HTMLFormElement, Thing>();
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-reflection]")) {
    const url = form.dataset["reflection"] ?? "";
    const thing: Thing = {
      key: `${url.slice(url.lastIndexOf("/") + 1)}/${carried(form, "lesson")}/${carried(form, "prompt")}`,
      url,
      read: () => ({ fields: formFields(form), says: wordsIn(form) }),
      putBack: (fields) => fillFields(form, fields),
    };
    things.set(form, thing);
    place(thing);
  }
  const save = (event: Event, send: boolean) => {
    const form = event.target instanceof Element && event.target.closest("form");
    const thing = form && things.get(form);
    if (!form || !thing) return;
    // A button that commits sends its form itself, with all that stands in it; the draft is kept beside it.
    if (event instanceof SubmitEvent && event.submitter?.hasAttribute("data-commit")) return;
    if (send) event.preventDefault();
    keep(form, thing, send);
  };
  const keep = (form: HTMLFormElement, thing: Thing, send: boolean) => {
    const tooLong = wordsIn(form).length > Number(form.dataset["limit"] || Infinity);
    showProblem(form, tooLong ? (form.dataset["tooLong"] ?? "") : "");
    // Too long for the server: it stays whole on the device until it is shorter.
    if (tooLong) write(thing, 0, true);
    else if (send) void post(thing);
    else write(thing, pause);
  };
  for (const [form, thing] of things) if (!isAsGiven(form)) keep(form, thing, false);
  document.addEventListener("input", (event) => save(event, false));
  document.addEventListener("submit", (event) => save(event, true));
}
