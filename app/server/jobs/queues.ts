/** Mail: a job a message, under the message's own id, so that there is never a second one. */
export const mailQueue = "mail";

/** Work that comes round by the clock, in one process at a time. Cron in UTC. */
export const rounds = {
  "queue-mail": "* * * * *",
  // Every hour, because a portal may be off at any of them; a reminder is written once in its period.
  remind: "23 * * * *",
  sweep: "17 * * * *",
  seal: "*/10 * * * *",
} as const;
export type Round = keyof typeof rounds;

export const roundNames = Object.keys(rounds).filter((name): name is Round => Object.hasOwn(rounds, name));
