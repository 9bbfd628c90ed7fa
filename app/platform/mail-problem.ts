/** Why the mail server did not take a message, without its words: they may hold addresses. */
export const mailProblems = [
  /** No connection, no such host, or no agreement on encryption. */
  "unreachable",
  "slow",
  /** Name or password of SMTP_URL is wrong. */
  "sign-in",
  /** The server asked to come back later (4xx). */
  "busy",
  /** The server does not want this message (5xx). */
  "refused",
  /** The text was handed over but the answer never came: it may have been delivered. */
  "unsure",
] as const;
export type MailProblem = (typeof mailProblems)[number];

export class MailError extends Error {
  readonly problem: MailProblem;

  constructor(problem: MailProblem) {
    super(problem);
    this.name = "MailError";
    this.problem = problem;
  }
}
