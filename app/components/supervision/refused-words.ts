import type { MessageKey } from "#app/i18n/message-types.ts";

/** Words under a record that were refused: what was typed, and what to mend. */
export interface RefusedWords {
  readonly intent: string;
  readonly eventId: string;
  readonly words: string;
  readonly errors: Readonly<Record<string, MessageKey>>;
}
