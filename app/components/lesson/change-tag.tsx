import { Tag } from "#app/components/ui/tag.tsx";
import type { ChangeNote } from "#app/domain/learning/course-progress.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { startOfLocalDay } from "#app/lib/local-day.ts";

/** What changed since one finished it: to be done again by a day, or only something more to read. */
export function ChangeTag({ change }: { change: ChangeNote | null }) {
  const t = useT();
  const locale = useLocale();
  if (change?.redoBy) {
    const date = formatDate(startOfLocalDay(change.redoBy), locale);
    return <Tag kind="attention">{t("paths.change.redo", { date })}</Tag>;
  }
  return change?.updated ? <Tag>{t("paths.change.updated")}</Tag> : null;
}
