import { and, eq, isNull } from "drizzle-orm";
import { supervisionRelationship } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { assignSupervisorInput } from "./inputs.ts";
import { textsOpenAt } from "./internal/announce-reader.server.ts";
import { endSupervisions } from "./internal/end-supervisions.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { mayAssign } from "./policy.ts";

/**
 * Makes somebody the worker's one primary supervisor from now on; the one before ends with her dates. The new one
 * reads only what is sent from now on, and not before 24 hours have passed; both are told.
 * @throws DomainError not_found, forbidden for oneself and beyond one's reach, invalid {field} when the worker or
 * supervisor doesn't hold that role now, already_done
 */
export async function assignSupervisor(
  ctx: Ctx,
  input: { workerId: string; supervisorId: string },
): Promise<void> {
  const { workerId, supervisorId } = parseInput(assignSupervisorInput, input);
  if (workerId === supervisorId) throw new DomainError("forbidden");
  return withTransaction(ctx, async (tx) => {
    const worker = await loadPersonFor(tx, workerId);
    const supervisor = await loadPersonFor(tx, supervisorId);
    if (!mayAssign(tx.actor, worker, supervisor)) throw new DomainError("forbidden");
    if (!worker.roles.includes("worker")) throw new DomainError("invalid", { field: "workerId" });
    if (!supervisor.roles.includes("supervisor")) throw new DomainError("invalid", { field: "supervisorId" });
    const [now] = await tx.db
      .select({ supervisorId: supervisionRelationship.supervisorId })
      .from(supervisionRelationship)
      .where(and(eq(supervisionRelationship.workerId, workerId), isNull(supervisionRelationship.endsAt)));
    if (now?.supervisorId === supervisorId) throw new DomainError("already_done");
    await endSupervisions(tx, { workerId });
    const startsAt = tx.clock.now();
    const [made] = await tx.db
      .insert(supervisionRelationship)
      .values({
        workerId,
        supervisorId,
        startsAt,
        textsOpenAt: textsOpenAt(startsAt),
        assignedById: tx.actor.kind === "person" ? tx.actor.personId : null,
      })
      .returning({ id: supervisionRelationship.id });
    await recordAudit(tx, {
      action: "identity.assign-supervisor",
      targetType: "person",
      targetId: workerId,
      detail: { supervisorId, before: now?.supervisorId ?? null },
    });
    const kind = "identity.supervisor-assigned";
    const key = `${kind}:${made?.id ?? workerId}`;
    await enqueueMessages(tx, [
      { personId: workerId, kind, payload: { personId: supervisorId }, dedupeKey: `${key}:w` },
      { personId: supervisorId, kind, payload: { personId: workerId }, dedupeKey: `${key}:s` },
    ]);
  });
}
