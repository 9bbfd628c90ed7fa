import { foldText } from "#app/lib/fold-text.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

/** How many finds a page shows, and how many letters of a question are read. */
export const searchLimit = 30;
export const queryLength = 100;

/** PostgreSQL's dictionary of a language. There is none for Turkmen: its endings are found by likeness instead. */
export const dictionaryOf: Record<Locale, "simple" | "russian" | "english"> = {
  tk: "simple",
  ru: "russian",
  en: "english",
};

/** The different words of a text, folded; single letters and numbers of one digit left out. */
export function wordsOf(text: string): string[] {
  return [...new Set(foldText(text).match(/[\p{L}\p{N}]{2,40}/gu) ?? [])];
}
