import { eq, sql } from "drizzle-orm";
import { rateLimit } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

/** So many tries in a quarter of an hour. */
export const tryLimits = { account: 10, address: 50, mail: 3 } as const;
const windowMs = 15 * 60_000;

export interface TryOf {
  readonly kind: keyof typeof tryLimits;
  /** Whose tries these are: hashed before it is stored. */
  readonly subject: string;
}

/**
 * Counts a try before it is made, so that many at once cannot slip through.
 * @throws DomainError rate_limited with the `minutes` until the window ends.
 */
export async function countTry(ctx: Ctx, tried: TryOf): Promise<void> {
  const now = ctx.clock.now();
  const old = new Date(now.getTime() - windowMs).toISOString();
  const [row] = await ctx.db
    .insert(rateLimit)
    .values({ key: keyOf(ctx, tried), windowStart: now, hits: 1 })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        hits: sql`case when ${rateLimit.windowStart} <= ${old} then 1 else ${rateLimit.hits} + 1 end`,
        windowStart: sql`case when ${rateLimit.windowStart} <= ${old} then excluded.window_start else ${rateLimit.windowStart} end`,
      },
    })
    .returning({ hits: rateLimit.hits, windowStart: rateLimit.windowStart });
  if (!row || row.hits <= tryLimits[tried.kind]) return;
  const leftMs = row.windowStart.getTime() + windowMs - now.getTime();
  throw new DomainError("rate_limited", { minutes: Math.max(1, Math.ceil(leftMs / 60_000)) });
}

/** The try succeeded: an account starts afresh, an address gets its one try back. */
export async function forgiveTry(ctx: Ctx, tried: TryOf): Promise<void> {
  const hits = tried.kind === "account" ? sql`0` : sql`greatest(${rateLimit.hits} - 1, 0)`;
  await ctx.db
    .update(rateLimit)
    .set({ hits })
    .where(eq(rateLimit.key, keyOf(ctx, tried)));
}

function keyOf(ctx: Ctx, { kind, subject }: TryOf): string {
  return ctx.keys.fingerprint("rate-limit", `${kind}:${subject}`);
}
