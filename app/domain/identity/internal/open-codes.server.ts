import { and, eq, gt, isNull } from "drizzle-orm";
import { oneTimeCode } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/** The codes of a person that could be used now: not used, not void, not over. */
export function isOpenCodeOf(ctx: Ctx, personId: string) {
  return and(
    eq(oneTimeCode.personId, personId),
    isNull(oneTimeCode.usedAt),
    isNull(oneTimeCode.voidedAt),
    gt(oneTimeCode.expiresAt, ctx.clock.now()),
  );
}
