import type { Locale } from "#app/domain/kernel/locale.ts";
import type { PersonName } from "#app/domain/supervision/record-view.ts";
import type { CancelReason, CloseReason } from "#app/domain/supervision/vocabulary.ts";
import { formatDate, formatDay } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** The given name: names here are given name and surname. */
export const firstName = ({ name }: PersonName): string => name.split(" ")[0] ?? name;

/** A calendar day such as `2026-11-28` as a moment that falls on it everywhere. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** `21 November 2026` for a calendar day. */
export const dayWords = (day: string, locale: Locale): string => formatDate(noon(day), locale, "UTC");

/** `21 November` */
export const shortDayWords = (day: string, locale: Locale): string => formatDay(noon(day), locale, "UTC");

/** Why a session did not take place. */
export const cancelReasonWords = (reason: CancelReason, t: Translate): string =>
  reason === "other" ? t("supervision.record.otherReason") : t(`supervision.person.cancelReasons.${reason}`);

/** Why there is no answer. */
export const closeReasonWords = (reason: CloseReason, t: Translate): string =>
  reason === "other" ? t("supervision.record.otherReason") : t(`supervision.record.closeReason.${reason}`);

export const dueWords = (dueOn: string | null, t: Translate, locale: Locale): string =>
  dueOn === null
    ? t("supervision.log.byNext")
    : t("supervision.log.by", { date: shortDayWords(dueOn, locale) });
