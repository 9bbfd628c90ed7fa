import { and, desc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { outboxMessage } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { mailMarks, problemMarks, type MailMark } from "../mail-mark.ts";

export interface Undelivered {
  readonly id: string;
  readonly kind: string;
  readonly createdAt: Date;
  readonly tries: number;
  readonly mark: MailMark;
}

/** On the way for longer than this counts as stuck. Longer than any quiet hours. */
const stuckMs = 24 * 3_600_000;

/** Messages that should have been mailed and were not: kind, age and class of the problem; newest first, at most 100. */
export async function listUndelivered(ctx: PersonCtx): Promise<Undelivered[]> {
  if (!ctx.actor.grants.some(({ role }) => role === "administrator")) throw new DomainError("forbidden");
  const { id, kind, createdAt, mailAttempts, mailMark, deliveredAt } = outboxMessage;
  const longAgo = new Date(ctx.clock.now().getTime() - stuckMs);
  const rows = await ctx.db
    .select({ id, kind, createdAt, tries: mailAttempts, mark: mailMark })
    .from(outboxMessage)
    .where(
      and(
        isNull(deliveredAt),
        or(
          inArray(mailMark, [...problemMarks]),
          and(or(eq(mailMark, "queued"), eq(mailMark, "sending")), lt(createdAt, longAgo)),
        ),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(100);
  return rows.flatMap(({ mark: stored, ...row }) => {
    const mark = mailMarks.find((one) => one === stored);
    return mark ? [{ ...row, mark }] : [];
  });
}
