import { Button } from "#app/components/ui/button.tsx";
import { queryLength } from "#app/domain/curriculum/search-words.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** The field that searches lessons and glossary; works as an ordinary link with `?q=`. */
export function SearchForm({ query = "", hint = false }: { query?: string; hint?: boolean }) {
  const t = useT();
  return (
    <form method="get" action={paths.search()} role="search" className="stack-tight">
      <label className="field-label" htmlFor="q">
        {t("tools.search.label")}
      </label>
      <div className="search-row">
        <input
          id="q"
          name="q"
          type="search"
          className="control"
          defaultValue={query}
          maxLength={queryLength}
          autoComplete="off"
          aria-describedby={hint ? "q-hint" : undefined}
        />
        <Button kind="quiet">{t("tools.search.button")}</Button>
      </div>
      {hint ? (
        <p id="q-hint" className="soft">
          {t("tools.search.hint")}
        </p>
      ) : null}
    </form>
  );
}
