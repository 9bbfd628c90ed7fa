import type { OtherDraft } from "#app/components/supervision/conflict-notice.tsx";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { DraftText } from "#app/domain/supervision/inputs.ts";
import { dayWords } from "#app/components/supervision/words.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** What was saved elsewhere, field by field, so that one can compare and copy. Empty fields are left out. */
export function otherDraft(
  theirs: ReadonlyMap<string, { readonly text: DraftText }>,
  t: Translate,
  locale: Locale,
): OtherDraft {
  const lines = [...theirs.values()].flatMap(({ text }) => [
    { label: t("supervision.log.date"), text: dayOf(text.heldOn, locale) },
    { label: t("supervision.log.decided"), text: text.decision ?? "" },
    { label: t("supervision.log.strength"), text: text.strength ?? "" },
    { label: t("supervision.log.actions"), text: (text.actions ?? []).map(({ words }) => words).join("\n") },
    { label: t("supervision.log.how"), text: text.how ?? "" },
    { label: t("supervision.log.otherViews"), text: text.otherViews ?? "" },
    { label: t("supervision.log.caseReference"), text: text.caseReference ?? "" },
  ]);
  return { lines: lines.filter(({ text }) => text !== "") };
}

const dayOf = (day: string | undefined, locale: Locale): string =>
  day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? dayWords(day, locale) : "";
