import { timeOfUuid, uuidv7 } from "#app/lib/uuid.ts";

/** Further ahead than this no honest clock of a page is: pages count from the server's own time. */
const slackMs = 60_000;

/**
 * Of two writes of the same thing the later one stands, in whatever order they arrive: ids of writes sort by time. An
 * id from the future, or one that says no time, counts as made now, so that no clock can lock an answer for years.
 */
export function standingId(writeId: string, now: Date): string {
  const made = timeOfUuid(writeId);
  return made === null || made > now.getTime() + slackMs ? uuidv7(now.getTime()) : writeId;
}

/** When the write was made, by the same rule. */
export function writtenAt(writeId: string, now: Date): Date {
  return new Date(timeOfUuid(standingId(writeId, now)) ?? now.getTime());
}
