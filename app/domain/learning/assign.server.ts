import { and, eq, isNull } from "drizzle-orm";
import { area, assignment, contentItem, learningPath } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { findPersonInReach } from "#app/domain/identity/queries/find-person-in-reach.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { assignInput, type AssignInput } from "./inputs.ts";
import { parseInput } from "./internal/parse-input.ts";
import { mayAssignLearning } from "./policy.ts";

/**
 * Says that a person, or everybody who holds a role in an area now or later, is to take a course or a path. The same
 * id again changes nothing; the person hears of it.
 * @throws DomainError not_found, forbidden for oneself and beyond one's reach, invalid {field} for a day that is over,
 * already_done while the same stands assigned to the same
 */
export async function assign(ctx: PersonCtx, input: AssignInput): Promise<void> {
  const { assignmentId, what, to, dueOn } = parseInput(assignInput, input);
  if (dueOn !== undefined && dueOn < localDayOf(ctx.clock.now()))
    throw new DomainError("invalid", { field: "dueOn" });
  return withTransaction(ctx, async (tx) => {
    const personId = "personId" in to ? to.personId : null;
    const path = "personId" in to ? await homeOf(tx, to.personId) : await pathOf(tx, to.areaId);
    if (!mayAssignLearning(tx.actor, { personId, path })) throw new DomainError("forbidden");
    await requireOffered(tx, what);
    const made = await tx.db
      .insert(assignment)
      .values({
        id: assignmentId,
        ...what,
        ...to,
        dueOn: dueOn ?? null,
        assignedById: tx.actor.personId,
        assignedAt: tx.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ id: assignment.id });
    if (made.length === 0) return requireSame(tx, assignmentId);
    await recordAudit(tx, {
      action: "learning.assign",
      targetType: personId ? "person" : "area",
      targetId: personId ?? ("areaId" in to ? to.areaId : ""),
      detail: { assignmentId, ...what, ...("role" in to ? { role: to.role } : {}), dueOn: dueOn ?? null },
    });
    if (personId === null) return;
    const kind = "learning.assigned";
    await enqueueMessage(tx, {
      personId,
      kind,
      payload: { assignmentId },
      dedupeKey: `${kind}:${assignmentId}`,
    });
  });
}

async function homeOf(tx: PersonCtx, personId: string): Promise<readonly string[]> {
  const target = await findPersonInReach(tx, personId);
  if (!target) throw new DomainError("not_found");
  return target.homePath;
}

async function pathOf(tx: PersonCtx, areaId: string): Promise<readonly string[]> {
  const [row] = await tx.db.select({ path: area.path }).from(area).where(eq(area.id, areaId));
  if (!row) throw new DomainError("not_found");
  return row.path;
}

/** Not retired; announced courses may be assigned before their lessons are there. */
async function requireOffered(tx: PersonCtx, what: AssignInput["what"]): Promise<void> {
  const rows =
    "courseId" in what
      ? await tx.db
          .select({ id: contentItem.id })
          .from(contentItem)
          .where(
            and(
              eq(contentItem.id, what.courseId),
              eq(contentItem.kind, "course"),
              isNull(contentItem.retiredAt),
            ),
          )
      : await tx.db
          .select({ id: learningPath.id })
          .from(learningPath)
          .where(and(eq(learningPath.id, what.pathId), isNull(learningPath.retiredAt)));
  if (rows.length === 0) throw new DomainError("not_found");
}

/** The id stands already: the form was sent twice. Otherwise the same stands assigned under another id. */
async function requireSame(tx: PersonCtx, assignmentId: string): Promise<void> {
  const [own] = await tx.db
    .select({ by: assignment.assignedById })
    .from(assignment)
    .where(eq(assignment.id, assignmentId));
  if (own?.by !== tx.actor.personId) throw new DomainError("already_done", { field: "what" });
}
