import { defaultLocale, isLocale, type Locale } from "#app/domain/kernel/locale.ts";
import { translator, type Translate } from "./translate.ts";

interface MetaArgs {
  readonly matches: readonly { readonly id: string; readonly data?: unknown }[];
}

/**
 * For a route's `meta`: `export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("auth.title"))`.
 * Returns the title of the tab in the language of the page.
 */
export function pageTitle(
  args: MetaArgs,
  title: (t: Translate, locale: Locale) => string,
): { title: string }[] {
  const locale = localeOf(args);
  const t = translator(locale);
  return [{ title: `${title(t, locale)} · ${t("common.productName")}` }];
}

function localeOf({ matches }: MetaArgs): Locale {
  const data = matches.find((match) => match.id === "root")?.data;
  const locale = typeof data === "object" && data !== null && "locale" in data ? data.locale : null;
  return isLocale(locale) ? locale : defaultLocale;
}
