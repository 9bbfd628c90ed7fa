/** Minutes after midnight. Equal ends: no quiet hours. `from` after `to`: over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What holds for a person who never chose: mail, but not from 21:00 to 08:00. The table's defaults say the same. */
export const usualPreference = { mail: true, quiet: { from: 21 * 60, to: 8 * 60 } } as const;

const dayMinutes = 24 * 60;

/** The end of the quiet hours that `now` falls into; null outside them. Counted on the clock of `timeZone`. */
export function quietUntil(now: Date, timeZone: string, { from, to }: QuietHours): Date | null {
  const minute = minuteOfDay(now, timeZone);
  const quiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!quiet) return null;
  const left = (to - minute + dayMinutes) % dayMinutes;
  const start = Math.floor(now.getTime() / 60_000) * 60_000;
  return new Date(start + left * 60_000);
}

function minuteOfDay(now: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const [hours = 0, minutes = 0] = format.format(now).split(":").map(Number);
  return hours * 60 + minutes;
}
