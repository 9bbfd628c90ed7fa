import { showProblem } from "./feedback.ts";
import { fillFields, formFields, isAsGiven, submitAs, wordsIn } from "./form-fields.ts";
import { flush, forgetDrafts, place, write, type Thing } from "./outbox.ts";
import { isReachable } from "./reachable.ts";

const sentKey = "halypa_posted";

/**
 * Forms that are posted as a page. They go when everything else has arrived and the server answers, so that no error
 * page of the browser takes the place of what was typed. One with a name is kept on the device until then.
 */
export function startPosted(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-posted]")) {
    const name = form.dataset["posted"] ?? "";
    const key = `posted/${location.pathname}/${name}`;
    if (name) keep(form, key);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void send(form, event.submitter, key);
    });
  }
}

function keep(form: HTMLFormElement, key: string): void {
  const arrived = sessionStorage.getItem(sentKey) === key && document.querySelector(".flash") !== null;
  const thing: Thing = {
    key,
    url: "",
    read: () => ({ fields: formFields(form), says: wordsIn(form) }),
    putBack: (fields) => arrived || fillFields(form, fields),
  };
  place(thing);
  if (arrived) void forgetDrafts(key);
  else if (!isAsGiven(form)) write(thing, 0, true);
  form.addEventListener("input", () => write(thing, 0, true));
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null, key: string): Promise<void> {
  await flush();
  if (!(await isReachable())) return showProblem(form, form.dataset["noNetwork"] ?? "");
  sessionStorage.setItem(sentKey, key);
  submitAs(form, submitter);
}
