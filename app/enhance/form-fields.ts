/** Texts of a form as a body to send; files do not occur. `only` keeps the fields of one question. */
export function formFields(form: HTMLFormElement, only?: string): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const wanted = only === undefined || name === "attempt" || name.startsWith(`${only}.`);
    if (wanted && typeof value === "string") body.append(name, value);
  }
  if (only !== undefined) body.set("question", only);
  return body;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isTick = (control: Control): control is HTMLInputElement => /^(radio|checkbox)$/.test(control.type);

/** What a person fills in, without what the page itself carries. */
export function controlsIn(part: Element): Control[] {
  return Array.from(part.querySelectorAll<Control>("input:not([type=hidden]), textarea, select"));
}

/** Nothing was changed since the page came: on a slow network people write before the script is there. */
export function isAsGiven(part: Element): boolean {
  return controlsIn(part).every((control) => {
    if (control instanceof HTMLSelectElement)
      return Array.from(control.options).every((option) => option.selected === option.defaultSelected);
    if (isTick(control)) return control.checked === control.defaultChecked;
    return control.value === control.defaultValue;
  });
}

/** Puts kept fields back where they were typed. */
export function fillFields(part: Element, fields: URLSearchParams): void {
  for (const control of controlsIn(part)) {
    const values = fields.getAll(control.name);
    if (isTick(control)) control.checked = values.includes(control.value);
    else control.value = values[0] ?? "";
  }
}

/** What was filled in, in words, to be read and copied. */
export function wordsIn(part: Element): string {
  const words = controlsIn(part).map((control) => {
    if (control instanceof HTMLSelectElement)
      return control.value ? (control.selectedOptions[0]?.textContent ?? "") : "";
    if (isTick(control)) return control.checked ? (control.labels?.[0]?.textContent ?? control.value) : "";
    return control.value;
  });
  return words.filter(Boolean).join("\n");
}

/** Posts the form as its button does, after what a script had to do first. */
export function submitAs(form: HTMLFormElement, submitter: Element | null): void {
  if (submitter instanceof HTMLButtonElement && submitter.name) {
    const pressed = document.createElement("input");
    pressed.type = "hidden";
    pressed.name = submitter.name;
    pressed.value = submitter.value;
    form.append(pressed);
  }
  form.submit();
}

/** The value of a field that the page itself carries, such as the lesson of a question. */
export function carried(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`input[type=hidden][name="${name}"]`)?.value ?? "";
}

export function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")
  );
}
