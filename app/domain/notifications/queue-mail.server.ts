import { and, asc, gt, inArray, isNull } from "drizzle-orm";
import { outboxMessage } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

/** What lay longer than this, because mail was off, is old news: it stays in the inbox only. */
const freshMs = 3 * 24 * 3_600_000;
const batch = 500;

/**
 * Hands the ids of messages that nobody has looked at to `enqueue`, then marks them as queued. Safe to repeat and
 * to run twice at once as long as `enqueue` ignores an id that it knows.
 * @returns how many there were
 */
export async function queueMail(
  ctx: Ctx,
  enqueue: (ids: readonly string[]) => Promise<void>,
): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const { id, createdAt, deliveredAt, mailMark } = outboxMessage;
  const untouched = and(isNull(mailMark), isNull(deliveredAt));
  const rows = await ctx.db
    .select({ id })
    .from(outboxMessage)
    .where(and(untouched, gt(createdAt, new Date(ctx.clock.now().getTime() - freshMs))))
    .orderBy(asc(createdAt), asc(id))
    .limit(batch);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return 0;
  await enqueue(ids);
  await ctx.db
    .update(outboxMessage)
    .set({ mailMark: "queued" })
    .where(and(inArray(id, ids), untouched));
  return ids.length;
}
