/** The closed list of ways in which the domain refuses. The edge turns a code into a status and a sentence. */
export const domainErrorCodes = [
  "not_found",
  "forbidden",
  "invalid",
  "conflict",
  "already_done",
  "rate_limited",
  "code_invalid",
  "credentials_invalid",
  "password_weak",
  "key_withheld",
  "withheld_law_check",
  "confirmation_needed",
  "texts_closed",
  "second_person",
  "not_yet",
  "used_up",
  "locked",
  "other_author",
] as const;
export type DomainErrorCode = (typeof domainErrorCodes)[number];

/** Thrown by commands and queries. `params` are safe to show to the person who asked. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: DomainErrorCode, params: Record<string, string | number> = {}) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.params = params;
  }
}
