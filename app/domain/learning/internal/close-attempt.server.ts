import { and, eq, sql, type WithSubquery } from "drizzle-orm";
import { attempt, auditEvent } from "#app/db/schema/index.ts";
import { auditRow, type AuditEntry } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { answerInsert, type StoredAnswer } from "./answer-insert.server.ts";
import { reviewInsert } from "./review-insert.server.ts";

/**
 * Keeps the marked answers, sets the score, which closes the attempt for ever, lets the missed questions come back, and
 * audits it; one statement.
 */
export async function closeAttempt(
  tx: PersonCtx,
  { id, itemId }: { readonly id: string; readonly itemId: string },
  result: {
    readonly scorePercent: number;
    readonly marked: readonly StoredAnswer[];
    readonly missed: readonly string[];
    readonly audit: AuditEntry;
  },
): Promise<void> {
  const { scorePercent, marked, missed, audit } = result;
  const trail = tx.db.insert(auditEvent).values(auditRow(tx, audit)).returning({ id: auditEvent.id });
  const parts: WithSubquery[] = [tx.db.$with("trail").as(trail)];
  const conditions = [eq(attempt.id, id)];
  if (marked.length > 0) {
    parts.push(tx.db.$with("kept").as(answerInsert(tx, marked)));
    // Answers first: once the attempt is closed the database takes none.
    conditions.push(sql`(select count(*) from kept) >= 0`);
  }
  if (missed.length > 0) parts.push(tx.db.$with("reviews").as(reviewInsert(tx, itemId, missed)));
  await tx.db
    .with(...parts)
    .update(attempt)
    .set({ submittedAt: tx.clock.now(), scorePercent })
    .where(and(...conditions));
}
