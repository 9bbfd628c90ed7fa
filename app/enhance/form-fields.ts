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

/** The form that an event came from when it carries this data attribute, with the attribute's value. */
export function formOf(event: Event, attribute: string): { form: HTMLFormElement; url: string } | null {
  const target = event.target;
  const form = target instanceof Element ? target.closest("form") : null;
  const url = form?.getAttribute(`data-${attribute}`);
  return form && url ? { form, url } : null;
}

export function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")
  );
}
