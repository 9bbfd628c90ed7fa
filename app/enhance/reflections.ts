import { formFields, formOf } from "./form-fields.ts";
import { send, touch } from "./outbox.ts";

const pause = 800;
const timers = new Map<string, number>();

/** What one writes for oneself is kept while one writes; the button sends at once. */
export function startReflections(): void {
  const save = (event: Event, after: number) => {
    const found = formOf(event, "reflection");
    if (!found) return;
    if (event.type === "submit") event.preventDefault();
    const { form, url } = found;
    touch(form.id);
    clearTimeout(timers.get(form.id));
    const go = () =>
      send({ key: form.id, url, body: formFields(form), arrived: () => {}, refused: () => false });
    timers.set(form.id, window.setTimeout(go, after));
  };
  document.addEventListener("input", (event) => save(event, pause));
  document.addEventListener("submit", (event) => save(event, 0));
}
