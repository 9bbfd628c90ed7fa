import { and, desc, eq, gt, sql } from "drizzle-orm";
import { approval, oneTimeCode } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

const dayMs = 24 * 3_600_000;

/**
 * When the actor's request for a code was approved by another, if that was less than a day ago and no code was
 * made on the strength of it yet; else null.
 */
export async function approvedCodeAt(ctx: Ctx, personId: string): Promise<Date | null> {
  if (ctx.actor.kind !== "person") return null;
  const me = ctx.actor.personId;
  const [row] = await ctx.db
    .select({ decidedAt: approval.decidedAt })
    .from(approval)
    .where(
      and(
        eq(approval.personId, personId),
        eq(approval.kind, "reset-code"),
        eq(approval.requestedById, me),
        eq(approval.approved, true),
        gt(approval.decidedAt, new Date(ctx.clock.now().getTime() - dayMs)),
        sql`not exists (select 1 from ${oneTimeCode} c where c.person_id = ${personId}::uuid
          and c.issued_by_id = ${me}::uuid and c.created_at >= ${approval.decidedAt})`,
      ),
    )
    .orderBy(desc(approval.decidedAt))
    .limit(1);
  return row?.decidedAt ?? null;
}
