import { urgencies, type SuperviseeCard, type Urgency } from "./people-view.ts";

const soonMs = 7 * 24 * 3_600_000;

type Judged = Omit<SuperviseeCard, "urgency"> & { readonly sessionOverdue: boolean };

/** The first reason that holds, in the order of `urgencies`. */
export function urgencyOf(card: Judged, now: Date): Urgency {
  if (card.sessionOverdue) return "session-overdue";
  if (card.differentRecordId !== null) return "seen-differently";
  if (card.answerOverdue) return "answer-overdue";
  if (card.draftSessionId !== null) return "draft-open";
  const next = card.nextPlanned?.at.getTime();
  return next !== undefined && next - now.getTime() < soonMs ? "planned-soon" : "in-good-time";
}

/** Most urgent first; of two alike the one who was seen longest ago; then by name. */
export function compareUrgency(a: SuperviseeCard, b: SuperviseeCard): number {
  return (
    urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
    b.daysSince - a.daysSince ||
    a.worker.name.localeCompare(b.worker.name)
  );
}
