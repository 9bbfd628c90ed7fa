import type { Fields } from "#app/domain/learning/response-fields.ts";

/** A form of the lesson that was refused, with what was typed. */
export type Refused =
  | { readonly kind: "answer"; readonly id: string; readonly fields: Fields }
  | { readonly kind: "reflection"; readonly id: string; readonly text: string }
  | { readonly kind: "done"; readonly open: readonly string[] };
