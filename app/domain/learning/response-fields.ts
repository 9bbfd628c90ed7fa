import type { QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { FormLike } from "#app/lib/form-like.ts";

/**
 * How a response travels in a form without scripts: `<question>.kind` says the kind, the others its fields. One
 * form can hold many questions. The same names carry what was answered back into the form.
 */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** Null when nothing was answered, or not enough to be an answer (an order with one place given twice). */
export function readResponse(form: FormLike, questionId: string): QuestionResponse | null {
  const at = (name: string) => textOf(form.get(`${questionId}.${name}`));
  switch (at("kind")) {
    case "single":
      return at("choice") ? { kind: "single", choice: at("choice") } : null;
    case "multiple": {
      const choices = [...new Set(form.getAll(`${questionId}.choice`).map(textOf).filter(Boolean))].sort();
      return choices.length > 0 ? { kind: "multiple", choices } : null;
    }
    case "true-false":
      return at("choice") ? { kind: "true-false", value: at("choice") === "true" } : null;
    case "short-text": {
      const text = at("text").trim();
      return text ? { kind: "short-text", text } : null;
    }
    case "numeric": {
      const value = parseNumber(at("text"));
      return value === null ? null : { kind: "numeric", value };
    }
    case "match": {
      const pairs = readMap(form, `${questionId}.to.`);
      return Object.keys(pairs).length > 0 ? { kind: "match", pairs } : null;
    }
    case "gaps": {
      const gaps = readMap(form, `${questionId}.to.`);
      return Object.keys(gaps).length > 0 ? { kind: "gaps", gaps } : null;
    }
    case "order":
      return readOrder(readMap(form, `${questionId}.to.`), countOf(form, `${questionId}.to.`));
    default:
      return null;
  }
}

/** The fields that show a stored response in its form again. */
export function fieldsOf(questionId: string, response: QuestionResponse, locale: Locale): Fields {
  const name = (field: string) => `${questionId}.${field}`;
  const map = (pairs: Readonly<Record<string, string>>): Fields =>
    Object.fromEntries(Object.entries(pairs).map(([from, to]) => [name(`to.${from}`), [to]]));
  switch (response.kind) {
    case "single":
      return { [name("choice")]: [response.choice] };
    case "multiple":
      return { [name("choice")]: response.choices };
    case "true-false":
      return { [name("choice")]: [String(response.value)] };
    case "short-text":
      return { [name("text")]: [response.text] };
    case "numeric":
      return { [name("text")]: [writeNumber(response.value, locale)] };
    case "match":
      return map(response.pairs);
    case "gaps":
      return map(response.gaps);
    case "order":
      return map(Object.fromEntries(response.order.map((id, place) => [id, String(place + 1)])));
  }
}

/** All fields of one question as they were sent, to show what was typed after a refusal. */
export function sentFields(form: FormLike, questionId: string): Fields {
  const own = [...new Set(form.keys())].filter((name) => name.startsWith(`${questionId}.`));
  return Object.fromEntries(own.map((name) => [name, form.getAll(name).map(textOf)]));
}

/** Something was chosen or typed, whether or not it is an answer. */
export const isTouched = (form: FormLike, questionId: string): boolean =>
  Object.entries(sentFields(form, questionId)).some(
    ([name, values]) => name !== `${questionId}.kind` && values.some((value) => value.trim() !== ""),
  );

/** Reads `1 234,5`, `−3` and `12.50`; null for anything else. */
export function parseNumber(text: string): number | null {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/[−–]/, "-")
    .replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** As it is written by hand: Turkmen and Russian have a decimal comma. `parseNumber` reads it back. */
export function writeNumber(value: number, locale: Locale): string {
  return locale === "en" ? String(value) : String(value).replace(".", ",");
}

function readMap(form: FormLike, prefix: string): Record<string, string> {
  const names = [...new Set(form.keys())].filter((name) => name.startsWith(prefix)).sort();
  const entries = names.map((name) => [name.slice(prefix.length), textOf(form.get(name))] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

function countOf(form: FormLike, prefix: string): number {
  return [...new Set(form.keys())].filter((name) => name.startsWith(prefix)).length;
}

function readOrder(places: Readonly<Record<string, string>>, count: number): QuestionResponse | null {
  const order: string[] = [];
  for (const [id, place] of Object.entries(places)) order[Number(place) - 1] = id;
  const complete = count > 0 && order.length === count && Array.from(order).every((id) => id !== undefined);
  return complete ? { kind: "order", order } : null;
}

/** The database keeps every letter but NUL, which nobody types. */
const textOf = (value: unknown): string => (typeof value === "string" ? value.replaceAll("\0", "") : "");
