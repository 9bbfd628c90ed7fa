import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { assignment, learningPath } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { takePathInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";

/**
 * Takes a path by oneself: it leads the home page like one that was assigned, without a date. Again changes nothing,
 * also while it is assigned to this person already. @throws DomainError not_found
 */
export async function takePath(ctx: PersonCtx, input: z.input<typeof takePathInput>): Promise<void> {
  const { assignmentId, pathId } = parseInput(takePathInput, input);
  const { personId } = ctx.actor;
  return withTransaction(ctx, async (tx) => {
    const [path] = await tx.db
      .select({ id: learningPath.id })
      .from(learningPath)
      .where(and(eq(learningPath.id, pathId), isNull(learningPath.retiredAt)));
    if (!path) throw new DomainError("not_found");
    const made = await tx.db
      .insert(assignment)
      .values({ id: assignmentId, pathId, personId, assignedById: personId, assignedAt: tx.clock.now() })
      .onConflictDoNothing()
      .returning({ id: assignment.id });
    if (made.length > 0)
      await recordAudit(tx, { action: "learning.take-path", targetType: "path", targetId: pathId });
  });
}
