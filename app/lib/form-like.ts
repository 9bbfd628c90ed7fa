/** `FormData` as well as `URLSearchParams`. */
export interface FormLike {
  get(name: string): unknown;
  getAll(name: string): unknown[];
  keys(): Iterable<string>;
}

/** The text of a form's field; empty when it is absent or a file. */
export function fieldOf(form: Pick<FormLike, "get">, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** `{ part }` when the form says at which part of the lesson it stands, else nothing: to be spread into an input. */
export function partOf(form: Pick<FormLike, "get">): { readonly part?: number } {
  const text = fieldOf(form, "part");
  return /^\d{1,4}$/.test(text) ? { part: Number(text) } : {};
}

/** `{ seen }` when the form says at which moment its page was drawn. */
export function seenOf(form: Pick<FormLike, "get">): { readonly seen?: number } {
  const text = fieldOf(form, "seen");
  return /^\d{1,15}$/.test(text) ? { seen: Number(text) } : {};
}
