import type { supervisionRecord } from "#app/db/schema/index.ts";
import type { PersonName, RecordFacts } from "../record-view.ts";
import { isAnswerOverdue, standingOf, type RecordEvent } from "../record-state.ts";

type Row = Pick<typeof supervisionRecord.$inferSelect, "id" | "sessionId" | "part">;

interface FactsFrom extends Pick<RecordFacts, "heldOn" | "minutes" | "mode" | "groupName"> {
  readonly row: Row;
  readonly worker: PersonName | null;
  readonly supervisor: PersonName;
  readonly events: readonly RecordEvent[];
}

/** A shared part waits for nobody's answer, so it is never overdue. */
export function factsOf({ row, events, ...from }: FactsFrom, now: Date): RecordFacts {
  const standing = standingOf(events);
  const { state, sentAt, readAt, answeredAt, answer } = standing;
  return {
    recordId: row.id,
    sessionId: row.sessionId,
    part: row.part,
    ...from,
    state,
    sentAt,
    readAt,
    answeredAt,
    answer,
    answerOverdue: row.part === "own" && isAnswerOverdue(standing, now),
  };
}
