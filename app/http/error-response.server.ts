import { DomainError, type DomainErrorCode } from "#app/domain/kernel/domain-error.ts";

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
};

/** A refusal as a response `{code, params}`; anything else is thrown on and becomes a 500 that shows nothing. */
export function toResponse(error: unknown): Response {
  if (!(error instanceof DomainError)) throw error;
  return Response.json({ code: error.code, params: error.params }, { status: statusOf[error.code] });
}

/** For the end of a domain call: `await getLesson(ctx, id).catch(refuse)` shows the page of the error. */
export function refuse(error: unknown): never {
  throw toResponse(error);
}
