/** The three languages of the portal. Turkmen comes first: it is the default. */
export const locales = ["tk", "ru", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "tk";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
