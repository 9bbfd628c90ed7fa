import { Page } from "#app/components/layout/page.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { GlossaryEntry } from "#app/domain/curriculum/item-view.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** All terms, each addressed by its id, so that a word of a lesson leads to its own entry. */
export function GlossaryView({ terms }: { terms: readonly GlossaryEntry[] }) {
  const t = useT();
  return (
    <Page area="learn" width="narrow">
      <PageHeader
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
        title={t("content.glossary")}
        lead={t("content.glossaryIntro")}
      />
      {terms.length === 0 ? <EmptyState title={t("content.glossaryEmpty")} /> : null}
      <Stack>
        {terms.map((term) => (
          <Term key={term.id} term={term} />
        ))}
      </Stack>
    </Page>
  );
}

function Term({ term }: { term: GlossaryEntry }) {
  const t = useT();
  return (
    <article id={term.id} className="card stack-tight">
      <h2>
        <dfn>{term.label}</dfn>
      </h2>
      <p>{term.definition}</p>
      {term.synonyms.length > 0 ? (
        <p className="soft">{t("content.synonyms", { words: term.synonyms.join(", ") })}</p>
      ) : null}
      <p className="soft">
        {term.others.map(({ locale, label }, at) => (
          <span key={locale}>
            {at > 0 ? " · " : ""}
            <span lang={locale}>{label}</span>
          </span>
        ))}
      </p>
      {term.verified ? null : (
        <p>
          <Tag>{t("content.unverified")}</Tag>
        </p>
      )}
    </article>
  );
}
