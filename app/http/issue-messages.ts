import type { MessageKey } from "#app/i18n/message-types.ts";

interface Issue {
  readonly code: string;
  readonly input?: unknown;
  readonly format?: unknown;
  readonly origin?: unknown;
  readonly expected?: unknown;
}

/** The common message for what Zod found, where the schema names none. */
export function messageOfIssue(issue: Issue): MessageKey {
  const missing = issue.input === undefined || issue.input === "";
  switch (issue.code) {
    case "invalid_type":
      if (missing) return "errors.required";
      return issue.expected === "number"
        ? "errors.number"
        : issue.expected === "date"
          ? "errors.date"
          : "errors.invalid";
    case "invalid_value":
    case "invalid_union":
      return "errors.choose";
    case "too_small":
      return issue.origin === "string" ? (missing ? "errors.required" : "errors.tooShort") : "errors.invalid";
    case "too_big":
      return issue.origin === "string" ? "errors.tooLong" : "errors.invalid";
    case "invalid_format":
      return issue.format === "email" ? "errors.email" : "errors.invalid";
    default:
      return "errors.invalid";
  }
}
