import { sql } from "drizzle-orm";
import { answer } from "#app/db/schema/index.ts";
import type { AnswerResult, QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { standingId } from "../write-order.ts";

export interface StoredAnswer {
  readonly attemptId: string;
  readonly questionId: string;
  readonly writeId: string;
  readonly response: QuestionResponse;
  readonly result: AnswerResult | null;
}

/**
 * The insert that puts the latest responses in the place of those before; at least one, each question at most once.
 * What was written before the one that stands, and only arrives now, changes nothing. A query of its own, or part of
 * another statement.
 */
export function answerInsert(tx: PersonCtx, stored: readonly StoredAnswer[]) {
  const now = tx.clock.now();
  const common = { personId: tx.actor.personId, answeredAt: now };
  return tx.db
    .insert(answer)
    .values(stored.map((one) => ({ ...one, ...common, writeId: standingId(one.writeId, now) })))
    .onConflictDoUpdate({
      target: [answer.attemptId, answer.questionId],
      set: {
        writeId: sql`excluded.write_id`,
        response: sql`excluded.response`,
        result: sql`excluded.result`,
        answeredAt: sql`excluded.answered_at`,
      },
      setWhere: sql`${answer.writeId} <= excluded.write_id`,
    })
    .returning({ questionId: answer.questionId });
}
