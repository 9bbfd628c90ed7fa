/** Turkmenistan keeps one time all year: UTC+5. */
const offset = "+05:00";
const shape = /^\d{4}-\d{2}-\d{2}$/;
const dayMs = 24 * 3_600_000;

/** True for a day that exists, written `2026-11-22`. */
export function isLocalDay(text: string): boolean {
  if (!shape.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The first moment of a day in Ashgabat. */
export function startOfLocalDay(day: string): Date {
  return new Date(`${day}T00:00:00${offset}`);
}

/** The first moment after a day in Ashgabat: a role that holds "until the 30th" ends here. */
export function endOfLocalDay(day: string): Date {
  return new Date(startOfLocalDay(day).getTime() + dayMs);
}

/** Which day it is in Ashgabat, `2026-11-22`. */
export function localDayOf(moment: Date): string {
  return new Date(moment.getTime() + 5 * 3_600_000).toISOString().slice(0, 10);
}

/** The moment of a day and an hour of Ashgabat, `2026-11-22` and `10:30`; null when they are none. */
export function localMoment(day: string, time: string): Date | null {
  if (!isLocalDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return new Date(`${day}T${time}:00${offset}`);
}

/** Which day it is in a time zone, `2026-11-22`. */
export function dayIn(moment: Date, timeZone: string): string {
  // Swedish writes dates like ISO 8601.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(moment);
}

/** The day so many days after another, `2026-11-22`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
