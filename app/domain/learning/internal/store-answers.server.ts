import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { answerInsert, type StoredAnswer } from "./answer-insert.server.ts";

/** Stores the latest responses; one statement, none for no responses. @returns the questions whose row is now as sent */
export async function storeAnswers(tx: PersonCtx, stored: readonly StoredAnswer[]): Promise<string[]> {
  if (stored.length === 0) return [];
  const rows = await answerInsert(tx, stored);
  return rows.map(({ questionId }) => questionId);
}
