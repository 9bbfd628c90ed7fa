import type { Clock } from "#app/platform/clock.ts";

export interface HeldClock extends Clock {
  /** Moves the clock on by so many milliseconds. */
  advance(ms: number): void;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A clock that stands still until it is moved. Starts now, unless a moment is given. */
export function heldClock(start: Date = new Date()): HeldClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
}
