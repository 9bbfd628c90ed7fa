import type { z } from "zod";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { changeGroupMembersInput } from "./inputs.ts";
import { loadGroupFor } from "./internal/load-group-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writeMembers } from "./internal/write-members.server.ts";

/**
 * The members as they shall be from now on; repeating it changes nothing.
 * @throws DomainError not_found, forbidden for one's own group and people beyond one's reach, invalid {field}
 */
export async function changeGroupMembers(
  ctx: Ctx,
  input: z.input<typeof changeGroupMembersInput>,
): Promise<void> {
  const { groupId, memberIds } = parseInput(changeGroupMembersInput, input);
  return withTransaction(ctx, async (tx) => {
    const group = await loadGroupFor(tx, groupId);
    if (tx.actor.kind === "person" && tx.actor.personId === group.supervisorId)
      throw new DomainError("forbidden");
    const { joined, left } = await writeMembers(tx, group, memberIds);
    if (joined + left === 0) return;
    await recordAudit(tx, {
      action: "identity.change-group-members",
      targetType: "group",
      targetId: groupId,
      detail: { joined, left },
    });
  });
}
