import type { Locale } from "#app/domain/kernel/locale.ts";

/** Names of real people in published reports about the work: no invented person may carry one. */
const latin = "Mergen|Dana|Melek|Lola|Annatach|Mähri|Maral|Arslan|Artyom";
const cyrillic =
  "Мерген|Мелек|Аннатач|Мяхри|Мехри|Марал|Арслан|Артём|Артем|Лол(?=[аыеу](?!\\p{L}))|Дан(?=[аыу](?!\\p{L}))";

const patterns: Readonly<Record<Locale, RegExp>> = {
  en: new RegExp(`(?<!\\p{L})(${latin})(?!\\p{L})`, "u"),
  tk: new RegExp(`(?<!\\p{L})(${latin})(?=\\p{Ll}{0,5}(?!\\p{L}))`, "u"),
  ru: new RegExp(`(?<!\\p{L})(${cyrillic}|${latin})(?=\\p{Ll}{0,3}(?!\\p{L}))`, "u"),
};

/** The first such name in a text, or null. */
export const forbiddenName = (text: string, locale: Locale): string | null =>
  patterns[locale].exec(text)?.[1] ?? null;
