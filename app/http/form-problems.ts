import type { MessageKey } from "#app/i18n/message-types.ts";

/** What a page needs to show a refused form again: what was typed, and what to mend. Plain JSON. */
export interface FormProblems {
  /** By name of the field, as typed; secrets are left out. A repeated field holds its values in order. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** By name of the field, in the order of the schema; the empty name is the form as a whole. */
  readonly errors: Readonly<Record<string, MessageKey>>;
}

/** The typed text of a field, to be given to the control again. */
export function typed(problems: FormProblems | null | undefined, name: string): string {
  const value = problems?.values[name];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
