import { feedbackIn, showFeedback, showProblem } from "./feedback.ts";
import { carried, fillFields, formFields, isAsGiven, wordsIn } from "./form-fields.ts";
import { forget, place, post, write, type Thing } from "./outbox.ts";

/** Questions of a lesson: the thought appears in place, without a new page. What is chosen stays until it is sent. */
export function startPractice(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-practice]")) {
    const thing = questionOf(form, form.dataset["practice"] ?? "");
    // Under a key of its own: what is only being chosen takes no answer's place that still waits.
    const draft = { ...thing, key: `${thing.key}/draft` };
    place(thing);
    place(draft);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void forget(draft.key);
      void post(thing);
    });
    form.addEventListener("input", () => {
      if (isAsGiven(form)) void forget(draft.key);
      else write(draft, 0, true);
    });
    if (!isAsGiven(form)) write(draft, 0, true);
  }
}

function questionOf(form: HTMLFormElement, url: string): Thing {
  return {
    key: `practice/${carried(form, "lesson")}/${carried(form, "question")}`,
    url,
    read: () => ({ fields: formFields(form), says: wordsIn(form) }),
    putBack: (fields) => fillFields(form, fields),
    arrived(reply) {
      const words = feedbackIn(reply);
      if (words) showFeedback(form, words);
    },
    refused(status) {
      showProblem(form, form.dataset["nothing"] ?? "");
      return status === 400 ? "draft" : "failed";
    },
  };
}
