import { fsrs, createEmptyCard, Rating, type Card } from "ts-fsrs";
import { endOfLocalDay, localDayOf, startOfLocalDay } from "#app/lib/local-day.ts";

/** The FSRS card of one question, with dates as ISO 8601, as `ts-fsrs` keeps it. */
export interface ReviewState {
  readonly due: string;
  readonly stability: number;
  readonly difficulty: number;
  readonly elapsed_days: number;
  readonly scheduled_days: number;
  readonly learning_steps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly state: number;
  readonly last_review?: string;
}

/** Five minutes a day, at the one minute that the content guide counts for a question. */
export const questionsADay = 5;

/**
 * FSRS 6 (Ye, Su and Cao 2022; open-spaced-repetition) with its published weights. In whole days, because nobody
 * comes back within minutes on a costly network; without fuzz, so that the same answers give the same days.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: 365 });

/** A question that joins the review: it comes back tomorrow. */
export function newReview(now: Date): { state: ReviewState; dueAt: Date } {
  const dueAt = endOfLocalDay(localDayOf(now));
  return { state: toState({ ...createEmptyCard(now), due: dueAt }), dueAt };
}

/** When a question comes back after an answer: right is "good", partly "hard", anything else "again". */
export function nextReview(
  state: ReviewState,
  credit: number,
  now: Date,
): { state: ReviewState; dueAt: Date } {
  const rating = credit === 1 ? Rating.Good : credit > 0 ? Rating.Hard : Rating.Again;
  const { card } = scheduler.next(toCard(state), now, rating);
  // Due with the day, not with the hour of the last answer; never again on the same day.
  const day = startOfLocalDay(localDayOf(card.due));
  const tomorrow = endOfLocalDay(localDayOf(now));
  const dueAt = day > tomorrow ? day : tomorrow;
  return { state: toState({ ...card, due: dueAt }), dueAt };
}

function toState(card: Card): ReviewState {
  const { last_review, due, ...rest } = card;
  return {
    ...rest,
    due: due.toISOString(),
    ...(last_review ? { last_review: last_review.toISOString() } : {}),
  };
}

function toCard({ due, last_review, ...rest }: ReviewState): Card {
  return {
    ...rest,
    due: new Date(due),
    ...(last_review ? { last_review: new Date(last_review) } : {}),
  };
}
