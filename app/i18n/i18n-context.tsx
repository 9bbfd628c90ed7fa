import { createContext, useContext, type ReactNode } from "react";
import { defaultLocale, type Locale } from "#app/domain/kernel/locale.ts";
import { translator, type Translate } from "./translate.ts";

const LocaleContext = createContext<{ locale: Locale; t: Translate }>({
  locale: defaultLocale,
  t: translator(defaultLocale),
});

export function I18nProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <LocaleContext.Provider value={{ locale, t: translator(locale) }}>{children}</LocaleContext.Provider>
  );
}

/** The translator of the page's language. */
export const useT = (): Translate => useContext(LocaleContext).t;
export const useLocale = (): Locale => useContext(LocaleContext).locale;
