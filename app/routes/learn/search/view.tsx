import { SearchForm } from "#app/components/learn/search-form.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import type { SearchHit } from "#app/domain/curriculum/queries/search-library.server.ts";
import { searchLimit } from "#app/domain/curriculum/search-words.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";

export function SearchView({ query, hits }: { query: string; hits: readonly SearchHit[] }) {
  const t = useT();
  return (
    <Page area="learn" width="narrow">
      <PageHeader
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
        title={t("tools.search.title")}
      />
      <Stack>
        <SearchForm query={query} hint />
        {query === "" ? null : hits.length === 0 ? (
          <EmptyState title={t("tools.search.nothingTitle", { query })}>
            <p>{t("tools.search.nothingText")}</p>
            <p>
              <a href={paths.glossary()}>{t("content.glossary")}</a>
            </p>
          </EmptyState>
        ) : (
          <section aria-labelledby="found" className="stack">
            <h2 id="found">
              {hits.length < searchLimit
                ? t("tools.search.found", { count: hits.length })
                : t("tools.search.most", { count: searchLimit })}
            </h2>
            <ul className="stack">
              {hits.map((hit) => (
                <Hit key={`${hit.kind} ${hit.id}`} hit={hit} />
              ))}
            </ul>
          </section>
        )}
      </Stack>
    </Page>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const t = useT();
  const locale = useLocale();
  const href = hit.course ? paths.lesson(hit.course.id, hit.id) : paths.glossary(hit.id);
  return (
    <li className="card stack-tight">
      <h3 {...langAttribute(hit.titleLocale, locale)}>
        <a href={href}>{hit.title}</a>
      </h3>
      <p className="soft">
        {hit.course ? `${t("tools.search.lesson")} · ${hit.course.title}` : t("tools.search.term")}
      </p>
      {hit.excerpt === null ? (
        <p className="soft">{t("tools.search.behindRule")}</p>
      ) : (
        <p {...langAttribute(hit.excerptLocale, locale)}>{hit.excerpt}</p>
      )}
    </li>
  );
}
