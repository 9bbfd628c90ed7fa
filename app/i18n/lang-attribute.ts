import type { Locale } from "#app/domain/kernel/locale.ts";

/** `{lang}` for an element whose text is in another language than the page, else nothing. */
export function langAttribute(ofText: Locale, ofPage: Locale): { lang?: Locale } {
  return ofText === ofPage ? {} : { lang: ofText };
}
