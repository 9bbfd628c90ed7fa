import { DomainError, type DomainErrorCode } from "#app/domain/kernel/domain-error.ts";
import { LockedError } from "#app/domain/learning/locked-error.ts";

/** The one table: how a refusal of the domain looks in HTTP. */
export const statusOf: Record<DomainErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  invalid: 400,
  conflict: 409,
  already_done: 409,
  rate_limited: 429,
  code_invalid: 400,
  credentials_invalid: 400,
  password_weak: 400,
  key_withheld: 403,
  withheld_law_check: 403,
  confirmation_needed: 403,
  texts_closed: 403,
  second_person: 403,
  other_author: 409,
  not_yet: 409,
  used_up: 409,
  locked: 403,
};

/**
 * A refusal as a response `{code, params}`, with `lock` where reasons can be given and `typed` where words would be
 * lost; anything else is thrown on and becomes a 500 that shows nothing.
 */
export function toResponse(error: unknown, typed = ""): Response {
  if (!(error instanceof DomainError)) throw error;
  const { code, params } = error;
  const reasons = error instanceof LockedError ? { lock: error.lock } : {};
  const words = typed === "" ? {} : { typed };
  return Response.json({ code, params, ...reasons, ...words }, { status: statusOf[code] });
}

/** For the end of a domain call: `await getLesson(ctx, id).catch(refuse)` shows the page of the error. */
export function refuse(error: unknown): never {
  throw toResponse(error);
}

/** The same for what a form sent: the page of the error shows what was typed, to be copied. */
export function refuseForm(form: FormData): (error: unknown) => never {
  return (error) => {
    throw toResponse(error, typedIn(form));
  };
}

/** What a person wrote in her own words, of all fields of a form. */
function typedIn(form: FormData): string {
  const texts = [...form].map(([name, value]) =>
    typeof value === "string" && /^text$|^stage-|\.text$/.test(name) ? value : "",
  );
  return texts.filter((text) => text.trim() !== "").join("\n\n");
}
