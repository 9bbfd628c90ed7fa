import { sql } from "drizzle-orm";
import { answer } from "#app/db/schema/index.ts";
import type { AnswerResult, QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";

export interface StoredAnswer {
  readonly attemptId: string;
  readonly questionId: string;
  readonly writeId: string;
  readonly response: QuestionResponse;
  readonly result: AnswerResult | null;
}

/** Puts the latest responses in the place of those before; one statement. Each question at most once. */
export async function storeAnswers(tx: PersonCtx, stored: readonly StoredAnswer[]): Promise<void> {
  if (stored.length === 0) return;
  const common = { personId: tx.actor.personId, answeredAt: tx.clock.now() };
  await tx.db
    .insert(answer)
    .values(stored.map((one) => ({ ...one, ...common })))
    .onConflictDoUpdate({
      target: [answer.attemptId, answer.questionId],
      set: {
        writeId: sql`excluded.write_id`,
        response: sql`excluded.response`,
        result: sql`excluded.result`,
        answeredAt: sql`excluded.answered_at`,
      },
    });
}
