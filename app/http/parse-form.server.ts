import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { isMessageKey } from "#app/i18n/translate.ts";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { messageOfIssue } from "./issue-messages.ts";
import type { FormProblems } from "./form-problems.ts";
import { bodyLimit, readForm } from "./read-body.server.ts";

export type ParsedForm<T> =
  | { readonly ok: true; readonly value: T; readonly form: FormData }
  | { readonly ok: false; readonly submission: FormProblems; readonly form: FormData };

/** Fields that are never sent back to the page. */
const secret = /password|code|token/i;

/**
 * Reads a form and checks it by a schema. Messages of the schema are keys of the catalogue
 * (`z.string().min(8, "errors.tooShort")`); without one a fitting common message is taken.
 * Throws 413 for a body over `limit` bytes and 400 for a body that is no form.
 */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  limit = bodyLimit,
): Promise<ParsedForm<z.output<S>>> {
  const form = await readForm(request, limit);
  const submission = parseWithZod(form, { schema, error: messageOfIssue });
  if (submission.status === "success") return { ok: true, value: submission.value, form };
  const errors: Record<string, MessageKey> = {};
  for (const [name, messages] of Object.entries(submission.error ?? {})) {
    const first = messages?.[0];
    if (first !== undefined) errors[name] = isMessageKey(first) ? first : "errors.invalid";
  }
  return { ok: false, submission: { values: typedText(form), errors }, form };
}

/** A refusal of the domain as a problem of the form, to show it where the person typed. Others are thrown on. */
export function problemOf(error: unknown, form: FormData, field = ""): FormProblems {
  if (!(error instanceof DomainError)) throw error;
  return { values: typedText(form), errors: { [field]: `errors.code.${error.code}` } };
}

function typedText(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (secret.test(name)) continue;
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    const [only] = texts;
    if (only !== undefined) values[name] = texts.length === 1 ? only : texts;
  }
  return values;
}
