import { data, redirect, type AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { MessageKey, MessageParams } from "#app/i18n/message-types.ts";
import { statusOf } from "./error-response.server.ts";
import { flash } from "./flash.server.ts";
import type { FormProblems } from "./form-problems.ts";
import { parseForm, problemOf } from "./parse-form.server.ts";

interface RefusedForm {
  readonly doing: string;
  readonly problems: FormProblems;
}

/** Reads one form of a page. A refusal of the schema is a 400 with what was typed. */
export async function readPart<S extends z.ZodType>(request: Request, doing: string, schema: S) {
  const parsed = await parseForm(request, schema);
  if (parsed.ok) return { ok: true, value: parsed.value, form: parsed.form } as const;
  return { ok: false, refused: data<RefusedForm>({ doing, problems: parsed.submission }, 400) } as const;
}

/**
 * Shows a refusal of the domain at the form, at its field when it names one. `said` puts a refusal in words that fit
 * this form. What is not there, and mistakes of ours, are thrown on.
 */
export function refusedPart(
  error: unknown,
  form: FormData,
  doing: string,
  said: Readonly<Record<string, MessageKey>> = {},
) {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === "not_found") throw Response.json({ code: error.code }, { status: 404 });
  const field = typeof error.params["field"] === "string" ? error.params["field"] : "";
  const problems = problemOf(error, form, field);
  const words = said[`${error.code}.${field}`] ?? said[error.code];
  const errors = words ? { [field]: words } : problems.errors;
  return data<RefusedForm>({ doing, problems: { ...problems, errors } }, statusOf[error.code]);
}

/** After a write: back to a page that says once what was done. */
export function doneAt<K extends MessageKey>(
  context: AppLoadContext,
  path: string,
  key: K,
  ...params: keyof MessageParams<K> extends never ? [] : [MessageParams<K>]
) {
  return redirect(path, { status: 303, headers: flash(context, key, ...params) });
}
