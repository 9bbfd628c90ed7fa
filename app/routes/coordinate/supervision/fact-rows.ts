import type { Locale } from "#app/domain/kernel/locale.ts";
import type { SupervisionFacts } from "#app/domain/supervision/people-view.ts";
import { formatDate, formatNumber } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";

/** What happened, by name, in words: dates and counts, never which answer and never a text. */
export function factRows(facts: readonly SupervisionFacts[], locale: Locale) {
  return [...facts].sort((a, b) => weight(a) - weight(b)).map((one) => factRow(one, locale));
}

/** Overdue comes first, then who has no supervisor; otherwise the order of names stays. */
function weight(one: SupervisionFacts): number {
  if (one.sessionOverdue || one.answersOverdue > 0) return 0;
  return one.supervisor === null ? 1 : 2;
}

function factRow(one: SupervisionFacts, locale: Locale) {
  const t = translator(locale);
  const number = (value: number) => formatNumber(value, locale);
  const count = (matches: (session: SupervisionFacts["sessions"][number]) => boolean) =>
    number(one.sessions.filter(matches).length);
  const overdue = [
    one.sessionOverdue ? t("people.supervision.sessionOverdue") : null,
    one.answersOverdue > 0 ? t("people.supervision.answersOverdue", { count: one.answersOverdue }) : null,
  ].filter((part) => part !== null);
  return {
    id: one.worker.id,
    worker: one.worker.name,
    area: one.areaName,
    supervisor: one.supervisor?.name ?? t("people.supervision.nobody"),
    lastHeld: one.lastHeldOn
      ? formatDate(startOfLocalDay(one.lastHeldOn), locale)
      : t("people.supervision.never"),
    planned: count(({ state }) => state === "planned"),
    missed: count(({ state }) => state === "missed"),
    sent: count(({ sentAt }) => sentAt !== null),
    answered: count(({ answeredAt }) => answeredAt !== null),
    overdue: overdue.join(", "),
  };
}
export type FactRow = ReturnType<typeof factRow>;
