import { pino } from "pino";

export type Logger = Pick<pino.Logger, "debug" | "info" | "warn" | "error">;

/** One JSON object a line on standard output. Callers log ids, codes and durations: never what somebody wrote. */
export function makeLogger(level: pino.LevelWithSilent): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
