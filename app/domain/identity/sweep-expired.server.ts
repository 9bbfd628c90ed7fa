import { lte } from "drizzle-orm";
import { rateLimit, session } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

const day = 24 * 3_600_000;

/** Removes sessions that are over and counts of tries older than a day. For a job; may run at any time. */
export async function sweepExpired(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const now = ctx.clock.now();
  await ctx.db.delete(session).where(lte(session.expiresAt, now));
  await ctx.db.delete(rateLimit).where(lte(rateLimit.windowStart, new Date(now.getTime() - day)));
}
