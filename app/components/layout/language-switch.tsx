import { useLocation } from "@remix-run/react";
import { locales } from "#app/domain/kernel/locale.ts";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

/** Each language named in itself. Choosing one comes back to the same page. */
export function LanguageButtons() {
  const { pathname, search } = useLocation();
  const locale = useLocale();
  return (
    <form method="post" action={paths.language()}>
      <input type="hidden" name="next" value={pathname + search} />
      {locales.map((one) => (
        <button
          key={one}
          type="submit"
          name="locale"
          value={one}
          aria-current={one === locale ? "true" : undefined}
          {...langAttribute(one, locale)}
        >
          {translator(one)("common.languageName")}
        </button>
      ))}
    </form>
  );
}

/** The languages behind one small word in the top bar. */
export function LanguageSwitch() {
  const t = useT();
  const locale = useLocale();
  return (
    <details className="language">
      <summary>
        <span className="sr-only">{t("nav.language")}: </span>
        {locale.toUpperCase()}
      </summary>
      <div className="language-menu">
        <LanguageButtons />
      </div>
    </details>
  );
}
