import { and, eq, isNull } from "drizzle-orm";
import { contentRemark } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { settleRemarkInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";

/** Those who write or review content read and settle what readers say about it. */
export function mayReadRemarks(grants: readonly { readonly role: Role }[]): boolean {
  const writers: readonly Role[] = rolesOfArea.studio;
  return grants.some(({ role }) => writers.includes(role));
}

/** Ticks a remark off; again changes nothing. Refuses `forbidden` to all but authors and reviewers. */
export async function settleRemark(ctx: PersonCtx, input: { readonly remarkId: string }): Promise<void> {
  const { remarkId } = parseInput(settleRemarkInput, input);
  if (!mayReadRemarks(ctx.actor.grants)) throw new DomainError("forbidden");
  await withTransaction(ctx, async (tx) => {
    const settled = await tx.db
      .update(contentRemark)
      .set({ settledAt: tx.clock.now(), settledById: tx.actor.personId })
      .where(and(eq(contentRemark.id, remarkId), isNull(contentRemark.settledAt)))
      .returning({ lessonId: contentRemark.lessonId });
    const lessonId = settled[0]?.lessonId;
    if (lessonId === undefined) return;
    await recordAudit(tx, {
      action: "learning.settle-remark",
      targetType: "content_remark",
      targetId: remarkId,
      detail: { lessonId },
    });
  });
}
