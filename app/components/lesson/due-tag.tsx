import { Tag } from "#app/components/ui/tag.tsx";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { startOfLocalDay } from "#app/lib/local-day.ts";

/** Until when. `dueOn` and `today`: `2026-11-27`. */
export function DueTag({ dueOn, today }: { dueOn: string | null; today: string }) {
  const t = useT();
  const locale = useLocale();
  if (dueOn === null) return null;
  const date = formatDate(startOfLocalDay(dueOn), locale);
  if (dueOn < today) return <Tag kind="attention">{t("paths.due.overdue", { date })}</Tag>;
  return <Tag kind="due">{dueOn === today ? t("paths.due.today") : t("paths.due.by", { date })}</Tag>;
}
