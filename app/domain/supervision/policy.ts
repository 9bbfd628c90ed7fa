import { allowsMove, arbiterReadsForDays, type RecordMove, type RecordStanding } from "./record-state.ts";
import type { AnswerKind, RecordPart } from "./vocabulary.ts";

/** How a reader stands to one record. Computed by internal/load-record-for.server.ts, once, in the query. */
export type Relation =
  | "worker"
  | "supervisor"
  | "manager"
  | "arbiter"
  | "coordinator"
  | "author"
  | "reviewer"
  | "auditor"
  | "administrator"
  | "stranger";

/** `text`: everything but the other's private notes. `facts`: date, held or missed, sent, answered, overdue. */
export type Reach = "text" | "facts" | "nothing";

/**
 * Who reads what of a supervision record. Sources: readers are supervisor, supervisee and the supervisor's line
 * manager (Oxfordshire policy); others only with authority, and both are told (Solihull agreement).
 */
export const reachOf: Readonly<Record<Relation, Reach>> = {
  worker: "text",
  supervisor: "text",
  manager: "text",
  arbiter: "text",
  coordinator: "facts",
  author: "nothing",
  reviewer: "nothing",
  auditor: "nothing",
  administrator: "nothing",
  stranger: "nothing",
};

/** An arbiter reads only a record answered "differently", from the answer until the addendum, at most 30 days. */
export function arbiterMayRead(
  record: {
    readonly answer: AnswerKind | null;
    readonly answeredAt: Date | null;
    readonly arbiterAddendumAt: Date | null;
  },
  now: Date,
): boolean {
  if (record.answer !== "seen-differently" || record.answeredAt === null || record.arbiterAddendumAt !== null)
    return false;
  return now.getTime() - record.answeredAt.getTime() < arbiterReadsForDays * 24 * 60 * 60 * 1000;
}

/** How somebody stands to one record who wants to do something with it. */
export interface Standpoint {
  readonly relation: Relation;
  readonly part: RecordPart;
  /** She signed it: a later supervisor may read what was sent in her time, and change nothing. */
  readonly signed: boolean;
  /** She is the arbiter, and a different view waits for her now. */
  readonly arbitrates: boolean;
  /** The supervisor has a manager; where there is none the coordinator closes. */
  readonly hasManager: boolean;
}

/** May this kind of person make this move at all? Whether the record's state allows it is `allowsNow`. */
export function mayMove(who: Standpoint, move: RecordMove): boolean {
  switch (move) {
    case "recall":
      return who.signed;
    case "answer":
      return who.relation === "worker" && who.part === "own";
    case "add-addendum":
      return who.signed || who.arbitrates || (who.relation === "worker" && who.part === "own");
    case "close-unanswered":
      return (
        who.part === "own" &&
        (who.relation === "manager" || (who.relation === "coordinator" && !who.hasManager))
      );
  }
}

/** A shared part is never answered: words are added to it once somebody has read it. */
export function allowsNow(part: RecordPart, standing: RecordStanding, move: RecordMove, now: Date): boolean {
  if (part === "shared" && move === "add-addendum")
    return standing.state === "sent" && standing.readAt !== null;
  return allowsMove(standing, move, now);
}

/** Reads by these are logged and shown to the pair; so are those of a supervisor who did not sign the record. */
export function isOutsidePair({ relation, signed }: Pick<Standpoint, "relation" | "signed">): boolean {
  return relation !== "worker" && !signed;
}
