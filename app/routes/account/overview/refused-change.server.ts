import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { data } from "@remix-run/node";
import type { RefusedForm } from "#app/http/refused-form.server.ts";

/** A wrong present password is shown at its own field, in words that fit here. */
export function refusedChange(error: unknown, form: FormData) {
  if (error instanceof DomainError && error.code === "credentials_invalid") {
    const errors = { currentPassword: "auth.password.wrong" } as const;
    return data<RefusedForm>({ problems: { values: {}, errors }, minutes: null }, 400);
  }
  return refusedForm(error, form, "password");
}
