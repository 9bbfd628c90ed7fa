import { eq } from "drizzle-orm";
import { supervisionGroup } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { groupInput } from "./inputs.ts";
import { loadGroupFor } from "./internal/load-group-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writeMembers } from "./internal/write-members.server.ts";

/** Ends a group and all memberships; its records stay. @throws DomainError not_found, forbidden for one's own */
export async function closeGroup(ctx: Ctx, input: { groupId: string }): Promise<void> {
  const { groupId } = parseInput(groupInput, input);
  return withTransaction(ctx, async (tx) => {
    const group = await loadGroupFor(tx, groupId);
    if (tx.actor.kind === "person" && tx.actor.personId === group.supervisorId)
      throw new DomainError("forbidden");
    const { left } = await writeMembers(tx, group, []);
    await tx.db
      .update(supervisionGroup)
      .set({ closedAt: tx.clock.now() })
      .where(eq(supervisionGroup.id, groupId));
    await recordAudit(tx, {
      action: "identity.close-group",
      targetType: "group",
      targetId: groupId,
      detail: { left },
    });
  });
}
