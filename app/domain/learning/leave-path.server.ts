import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { assignment } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { leavePathInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";

/** Leaves a path that one took by oneself; what others assigned stays, and so does what was done. */
export async function leavePath(ctx: PersonCtx, input: z.input<typeof leavePathInput>): Promise<void> {
  const { pathId } = parseInput(leavePathInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .update(assignment)
      .set({ endedAt: tx.clock.now(), endedById: personId })
      .where(
        and(
          eq(assignment.pathId, pathId),
          eq(assignment.personId, personId),
          eq(assignment.assignedById, personId),
          isNull(assignment.endedAt),
        ),
      )
      .returning({ id: assignment.id });
    if (ended.length > 0)
      await recordAudit(tx, { action: "learning.leave-path", targetType: "path", targetId: pathId });
  });
}
