import { feedbackIn, showFeedback, showProblem } from "./feedback.ts";
import { formFields, formOf, isTextField } from "./form-fields.ts";
import { forget, letGo, send, touch } from "./outbox.ts";

/** Questions of a lesson: the thought appears in place, without a new page. */
export function startPractice(): void {
  document.addEventListener("submit", (event) => {
    const found = formOf(event, "practice");
    if (!found) return;
    event.preventDefault();
    const { form, url } = found;
    send({
      key: form.id,
      url,
      body: formFields(form),
      arrived: (reply) => {
        const words = feedbackIn(reply);
        if (words) return showFeedback(form, words);
        // Not what we know: the page without a script always works.
        letGo();
        form.submit();
      },
      refused: (status) => {
        showProblem(form, form.dataset["nothing"] ?? "");
        return status === 400;
      },
    });
  });
  document.addEventListener("input", (event) => {
    const found = formOf(event, "practice");
    const field = event.target;
    if (!found || !isTextField(field)) return;
    if (field.value.trim() && field.value !== field.defaultValue) touch(found.form.id);
    else forget(found.form.id);
  });
}
