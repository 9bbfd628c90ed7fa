import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import type { NextSession } from "#app/domain/supervision/people-view.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** What supervision asks of me now: answers that wait, the next session, what I promised. */
export function SupervisionCard({ supervision }: { supervision: NextSession }) {
  const t = useT();
  const locale = useLocale();
  const { next, waiting, openActions } = supervision;
  const [first] = waiting;
  const lines = [
    ...(waiting.length > 0 ? [t("supervision.home.waiting", { count: waiting.length })] : []),
    ...(next ? [t("supervision.home.next", { date: formatDateTime(next.at, locale) })] : []),
    ...(openActions > 0 ? [t("supervision.home.actions", { count: openActions })] : []),
  ];
  return (
    <Card labelledBy="supervision">
      <h2 id="supervision">{t("supervision.home.title")}</h2>
      {lines.length === 0 ? <p className="soft">{t("supervision.home.quiet")}</p> : null}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ButtonLink
        kind="quiet"
        wide
        href={first ? paths.supervisionRecord(first.recordId) : paths.supervision()}
      >
        {t(first ? "supervision.own.answerButton" : "supervision.home.open")}
      </ButtonLink>
    </Card>
  );
}
