import { defaultLocale, type Locale } from "#app/domain/kernel/locale.ts";

/**
 * Dates, numbers and lists in the language of the reader. For rendering on the server only: browsers have no
 * Turkmen, so nothing of this may run again in one.
 */
export const defaultTimeZone = "Asia/Ashgabat";

const kept = new Map<string, unknown>();

/** Intl objects are costly to make (about 0.1 ms) and there are few of them. */
function keep<T>(key: string, make: () => T, isKept: (value: unknown) => value is T): T {
  const found = kept.get(key);
  if (isKept(found)) return found;
  const made = make();
  kept.set(key, made);
  return made;
}

const isDateFormat = (value: unknown): value is Intl.DateTimeFormat => value instanceof Intl.DateTimeFormat;
const isNumberFormat = (value: unknown): value is Intl.NumberFormat => value instanceof Intl.NumberFormat;
const isRelative = (value: unknown): value is Intl.RelativeTimeFormat =>
  value instanceof Intl.RelativeTimeFormat;
const isList = (value: unknown): value is Intl.ListFormat => value instanceof Intl.ListFormat;
const isCollator = (value: unknown): value is Intl.Collator => value instanceof Intl.Collator;

/** English here is British: day before month, 24 hours. */
const tag = (locale: Locale): string => (locale === "en" ? "en-GB" : locale);

function dates(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${locale} ${timeZone} ${JSON.stringify(options)}`;
  return keep(key, () => new Intl.DateTimeFormat(tag(locale), { ...options, timeZone }), isDateFormat);
}

/** `22 noýabr 2026` · `22 ноября 2026 г.` · `22 November 2026` */
export function formatDate(date: Date, locale: Locale = defaultLocale, timeZone = defaultTimeZone): string {
  return dates(locale, timeZone, { dateStyle: "long" }).format(date);
}

/** Day and month, for dates of this year: `22 noýabr` */
export function formatDay(date: Date, locale: Locale = defaultLocale, timeZone = defaultTimeZone): string {
  return dates(locale, timeZone, { day: "numeric", month: "long" }).format(date);
}

/** `10:00`, always 24 hours. */
export function formatTime(date: Date, locale: Locale = defaultLocale, timeZone = defaultTimeZone): string {
  return dates(locale, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(date);
}

/** `22 noýabr 2026, 10:00` */
export function formatDateTime(
  date: Date,
  locale: Locale = defaultLocale,
  timeZone = defaultTimeZone,
): string {
  return `${formatDate(date, locale, timeZone)}, ${formatTime(date, locale, timeZone)}`;
}

/** Calendar days between two moments in a time zone: tomorrow is 1 even when it is ten minutes away. */
export function daysBetween(from: Date, to: Date, timeZone = defaultTimeZone): number {
  const day = (date: Date): number => {
    const parts = dates("en", timeZone, { year: "numeric", month: "numeric", day: "numeric" }).formatToParts(
      date,
    );
    const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    return Date.UTC(value("year"), value("month") - 1, value("day")) / 86_400_000;
  };
  return day(to) - day(from);
}

/** `today`, `tomorrow`, `in 3 days`, `5 days ago`: by the calendar of the time zone. */
export function relativeDay(
  date: Date,
  now: Date,
  locale: Locale = defaultLocale,
  timeZone = defaultTimeZone,
): string {
  const make = () => new Intl.RelativeTimeFormat(tag(locale), { numeric: "auto" });
  return keep(`relative ${locale}`, make, isRelative).format(daysBetween(now, date, timeZone), "day");
}

export function formatNumber(value: number, locale: Locale = defaultLocale): string {
  return keep(`number ${locale}`, () => new Intl.NumberFormat(tag(locale)), isNumberFormat).format(value);
}

/** @param ratio 0 to 1 */
export function formatPercent(ratio: number, locale: Locale = defaultLocale): string {
  const make = () => new Intl.NumberFormat(tag(locale), { style: "percent" });
  return keep(`percent ${locale}`, make, isNumberFormat).format(ratio);
}

/** `a, b we c` */
export function formatList(items: readonly string[], locale: Locale = defaultLocale): string {
  return keep(`list ${locale}`, () => new Intl.ListFormat(tag(locale)), isList).format(items);
}

/** Comparison of names and titles by the alphabet of the language. */
export function compareText(locale: Locale = defaultLocale): (a: string, b: string) => number {
  return keep(`collator ${locale}`, () => new Intl.Collator(tag(locale)), isCollator).compare;
}
