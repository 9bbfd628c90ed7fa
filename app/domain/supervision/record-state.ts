import { answerKinds, type AnswerKind, type RecordEventKind } from "./vocabulary.ts";

/**
 * draft → sent (may be recalled until read) → answered | closed unanswered. A draft is not a record yet and a
 * recalled record is a draft again, so neither has a state here. Nobody can unlock.
 */
export type RecordState = "sent" | "recalled" | "answered" | "closed-unanswered";

export interface RecordEvent {
  readonly kind: RecordEventKind;
  readonly at: Date;
}

export interface RecordStanding {
  readonly state: RecordState;
  readonly sentAt: Date;
  readonly readAt: Date | null;
  readonly answer: AnswerKind | null;
  readonly answeredAt: Date | null;
}

/** Folds the events of one record, oldest first. Throws when the first is not `sent`. */
export function standingOf(events: readonly RecordEvent[]): RecordStanding {
  const [first, ...later] = events;
  if (first?.kind !== "sent") throw new Error("a record begins when it is sent");
  let standing: RecordStanding = {
    state: "sent",
    sentAt: first.at,
    readAt: null,
    answer: null,
    answeredAt: null,
  };
  for (const event of later) standing = after(standing, event);
  return standing;
}

function after(standing: RecordStanding, { kind, at }: RecordEvent): RecordStanding {
  if (kind === "read") return { ...standing, readAt: standing.readAt ?? at };
  if (kind === "recalled") return { ...standing, state: "recalled" };
  if (kind === "closed-unanswered") return { ...standing, state: "closed-unanswered" };
  const answer = answerKinds.find((candidate) => candidate === kind);
  return answer ? { ...standing, state: "answered", answer, answeredAt: at } : standing;
}

const day = 24 * 60 * 60 * 1000;

/** Days without an answer after which a record counts as overdue, until cadences are agreed. */
export const answerDueDays = 7;
/** Days without a held session after which a worker counts as overdue, until cadences are agreed. */
export const sessionDueDays = 35;
/** Days without an answer after which the manager may close a record, with a reason. */
export const closeUnansweredAfterDays = 30;
/** Days for which an arbiter may read a record that was answered "differently". */
export const arbiterReadsForDays = 30;

export type RecordMove = "recall" | "answer" | "close-unanswered" | "add-addendum";

/** Whether the state allows the move now. Who may make it is policy.ts. */
export function allowsMove(standing: RecordStanding, move: RecordMove, now: Date): boolean {
  switch (move) {
    case "recall":
      return standing.state === "sent" && standing.readAt === null;
    case "answer":
      return standing.state === "sent";
    case "close-unanswered":
      return (
        standing.state === "sent" &&
        now.getTime() - standing.sentAt.getTime() >= closeUnansweredAfterDays * day
      );
    case "add-addendum":
      return standing.state === "answered" || standing.state === "closed-unanswered";
  }
}

export function isAnswerOverdue(standing: RecordStanding, now: Date): boolean {
  return standing.state === "sent" && now.getTime() - standing.sentAt.getTime() >= answerDueDays * day;
}

/** `lastHeld` null: counted from `since`, the start of the relationship. */
export function isSessionOverdue(lastHeld: Date | null, since: Date, now: Date): boolean {
  return now.getTime() - (lastHeld ?? since).getTime() >= sessionDueDays * day;
}
