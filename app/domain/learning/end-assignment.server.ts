import { eq } from "drizzle-orm";
import type { z } from "zod";
import { area, assignment, person } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { endAssignmentInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";
import { mayAssignLearning } from "./policy.ts";

/**
 * Takes an assignment back; what people did under it stays. Again changes nothing.
 * @throws DomainError not_found, also beyond one's reach, and forbidden for one's own
 */
export async function endAssignment(
  ctx: PersonCtx,
  input: z.input<typeof endAssignmentInput>,
): Promise<void> {
  const { assignmentId } = parseInput(endAssignmentInput, input);
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select({ assignment, home: person.homeAreaId })
      .from(assignment)
      .leftJoin(person, eq(person.id, assignment.personId))
      .where(eq(assignment.id, assignmentId))
      .for("update", { of: assignment });
    const { areaId, personId, endedAt } = row?.assignment ?? {};
    const where = areaId ?? row?.home;
    const [place] = where ? await tx.db.select({ path: area.path }).from(area).where(eq(area.id, where)) : [];
    if (!row || !place || personId === undefined) throw new DomainError("not_found");
    if (personId === tx.actor.personId) throw new DomainError("forbidden");
    if (!mayAssignLearning(tx.actor, { personId, path: place.path })) throw new DomainError("not_found");
    if (endedAt) return;
    await tx.db
      .update(assignment)
      .set({ endedAt: tx.clock.now(), endedById: tx.actor.personId })
      .where(eq(assignment.id, assignmentId));
    await recordAudit(tx, {
      action: "learning.end-assignment",
      targetType: personId ? "person" : "area",
      targetId: personId ?? where ?? "",
      detail: { assignmentId },
    });
  });
}
