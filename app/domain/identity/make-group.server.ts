import type { z } from "zod";
import { supervisionGroup } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { makeGroupInput } from "./inputs.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writeMembers } from "./internal/write-members.server.ts";
import { mayAssign } from "./policy.ts";

/**
 * A group that meets with one supervisor. @throws DomainError not_found, forbidden for oneself and beyond one's
 * reach, invalid {field} for who doesn't hold the role now
 */
export async function makeGroup(
  ctx: Ctx,
  input: z.input<typeof makeGroupInput>,
): Promise<{ groupId: string }> {
  const { supervisorId, name, memberIds } = parseInput(makeGroupInput, input);
  return withTransaction(ctx, async (tx) => {
    const supervisor = await loadPersonFor(tx, supervisorId);
    if (!mayAssign(tx.actor, supervisor)) throw new DomainError("forbidden");
    if (!supervisor.roles.includes("supervisor")) throw new DomainError("invalid", { field: "supervisorId" });
    const [group] = await tx.db
      .insert(supervisionGroup)
      .values({ supervisorId, name, createdAt: tx.clock.now() })
      .returning({ id: supervisionGroup.id });
    if (!group) throw new Error("an insert gave no row");
    const { joined } = await writeMembers(tx, { id: group.id, supervisorId }, memberIds);
    await recordAudit(tx, {
      action: "identity.make-group",
      targetType: "group",
      targetId: group.id,
      detail: { supervisorId, members: joined },
    });
    return { groupId: group.id };
  });
}
