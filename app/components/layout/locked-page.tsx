import { LockReasons, titleIn } from "#app/components/lesson/lock-reasons.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { lock, type Lock } from "#app/domain/learning/lock.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { Page } from "./page.tsx";
import { TypedWords } from "./typed-words.tsx";

/**
 * Shown with 403 for whatever stands behind a rule: what it waits for, how that stands, and where to go.
 * `typed`: what was written and could not be taken.
 */
export function LockedPage({ lock: { item, reason }, typed = "" }: { lock: Lock; typed?: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Page area="learn" width="narrow">
      <PageHeader
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
        title={t("paths.lock.title", { title: titleIn(item, locale) })}
      />
      <TypedWords text={typed} />
      <Card>
        <p>{t(`paths.lock.${item.kind}`)}</p>
        <LockReasons reason={reason} />
        <p className="soft">{t("paths.lock.stays")}</p>
        <p>
          <ButtonLink kind="quiet" href={paths.course(item.courseId)}>
            {t("learn.lesson.backToCourse")}
          </ButtonLink>
        </p>
      </Card>
    </Page>
  );
}

/** The reasons in a refusal `{code: "locked", lock}`; null for any other. */
export function lockIn(refusal: unknown): Lock | null {
  if (typeof refusal !== "object" || refusal === null || !("lock" in refusal)) return null;
  const parsed = lock.safeParse(refusal.lock);
  return parsed.success ? parsed.data : null;
}
