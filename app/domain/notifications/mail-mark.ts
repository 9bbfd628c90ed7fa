import { mailProblems, type MailProblem } from "#app/platform/mail-problem.ts";

/** On the way: a job has it, or a process is handing it over at this moment. */
const movingMarks = ["queued", "sending"] as const;
/** Nothing to mail, and nothing wrong. */
const contentMarks = ["inbox-only", "no-address", "not-wanted"] as const;
/** A process ended while it handed the message over: it may have been delivered, so it is not sent again. */
const lostMarks = ["interrupted"] as const;

/** Where a message stands on its way to the mail server, beside `deliveredAt`. Null: nobody has looked at it. */
export const mailMarks = [...movingMarks, ...contentMarks, ...lostMarks, ...mailProblems] as const;
export type MailMark = (typeof mailMarks)[number];

/** What an administrator is shown as a problem. */
export const problemMarks = [...lostMarks, ...mailProblems] as const;

/** After these the same message may be tried again: the server certainly did not take it. */
export const repeatableProblems = ["unreachable", "slow", "sign-in", "busy"] as const satisfies MailProblem[];

export function isRepeatable(problem: MailProblem): boolean {
  const repeatable: readonly MailProblem[] = repeatableProblems;
  return repeatable.includes(problem);
}

/** Whether a message that stands so may be handed to the mail server now. */
export function maySend(mark: string | null): boolean {
  const sendable: readonly string[] = ["queued" satisfies MailMark, ...repeatableProblems];
  return mark === null || sendable.includes(mark);
}
