import { data } from "@remix-run/node";
import { passwordFaults } from "#app/domain/identity/password-policy.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { statusOf } from "./error-response.server.ts";
import type { FormProblems } from "./form-problems.ts";
import { problemOf } from "./parse-form.server.ts";

/** What a page of signing in shows after a refusal. `minutes` is set when one must wait before the next try. */
export interface RefusedForm {
  readonly problems: FormProblems;
  readonly minutes: number | null;
}

/** The form was not readable: 400 with what was typed. */
export function unreadForm(problems: FormProblems) {
  return data<RefusedForm>({ problems, minutes: null }, 400);
}

/** A refusal of the domain, shown at `field` with its status. Anything else is thrown on. */
export function refusedForm(error: unknown, form: FormData, field = "") {
  const problems = problemOf(error, form, field);
  if (!(error instanceof DomainError)) throw error;
  const { code, params } = error;
  const minutes = code === "rate_limited" ? Number(params["minutes"]) : null;
  const fault = passwordFaults.find((one) => one === params["reason"]);
  const errors =
    code === "password_weak" && fault ? { [field]: `auth.password.${fault}` as const } : problems.errors;
  return data<RefusedForm>({ problems: { ...problems, errors }, minutes }, statusOf[code]);
}
