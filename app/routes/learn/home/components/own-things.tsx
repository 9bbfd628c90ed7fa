import { SearchForm } from "#app/components/learn/search-form.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import type { Home } from "#app/domain/learning/home.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** The questions of today's review; nothing when none are left. */
export function ReviewCard({ left }: { left: number }) {
  const t = useT();
  if (left === 0) return null;
  return (
    <Card labelledBy="review">
      <h2 id="review">{t("paths.review.title", { count: left })}</h2>
      <p className="soft">{t("paths.review.text")}</p>
      <p>
        <ButtonLink kind="quiet" href={paths.review()}>
          {t("paths.review.button")}
        </ButtonLink>
      </p>
    </Card>
  );
}

/** Search, and the pages that hold what is one's own. */
export function OwnThings() {
  const t = useT();
  const links = [
    { href: paths.review(), text: t("paths.mine.review") },
    { href: paths.journal(), text: t("paths.mine.journal") },
    { href: paths.saved(), text: t("paths.mine.saved") },
    { href: paths.certificates(), text: t("paths.mine.certificates") },
    { href: paths.record(), text: t("paths.mine.record") },
  ];
  return (
    <Card labelledBy="mine">
      <h2 id="mine">{t("paths.mine.title")}</h2>
      <SearchForm />
      <ul className="lines">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a className="tap" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Paths of courses, one's own first. */
export function PathList({ paths: all }: { paths: Home["paths"] }) {
  const t = useT();
  const locale = useLocale();
  if (all.length === 0) return null;
  return (
    <Card labelledBy="paths">
      <h2 id="paths">{t("paths.list.title")}</h2>
      <ul className="lines">
        {all.map(({ id, titles, assigned }) => (
          <li key={id}>
            <a className="tap" href={paths.path(id)}>
              {titles[locale]}
            </a>
            {assigned ? <span className="soft"> {t("paths.list.assigned")}</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
