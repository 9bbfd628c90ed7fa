import { eq } from "drizzle-orm";
import { assignment, learningPath, person, roleGrant } from "#app/db/schema/index.ts";
import type { Ctx, PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { assign } from "#app/domain/learning/assign.server.ts";
import { addDays, localDayOf } from "#app/lib/local-day.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

/** What the demo's coordinator has assigned: a path for each of two roles, and the first course to one worker. */
export async function seedAssignments(ctx: Ctx): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const [already] = await tx.db.select({ id: assignment.id }).from(assignment).limit(1);
    const known = await tx.db.select({ id: learningPath.id }).from(learningPath).limit(100);
    const coordinator = already ? null : await find(tx, "coordinator");
    const worker = await find(tx, "worker");
    const areaId = coordinator?.actor.grants[0]?.areaId;
    if (!coordinator || !worker || areaId === undefined) return;
    const rules = [
      { pathId: "specialists", role: "worker" },
      { pathId: "managers", role: "manager" },
    ] as const;
    for (const { pathId, role } of rules)
      if (known.some(({ id }) => id === pathId))
        await assign(coordinator, { assignmentId: uuidv7(), what: { pathId }, to: { areaId, role } });
    if (known.length > 0)
      await assign(coordinator, {
        assignmentId: uuidv7(),
        what: { courseId: "social-work-1" },
        to: { personId: worker.actor.personId },
        dueOn: addDays(localDayOf(tx.clock.now()), 21),
      });
  });
}

async function find(tx: Ctx, userName: string): Promise<PersonCtx | null> {
  const rows = await tx.db
    .select({ personId: person.id, role: roleGrant.role, areaId: roleGrant.areaId })
    .from(person)
    .innerJoin(roleGrant, eq(roleGrant.personId, person.id))
    .where(eq(person.userName, userName))
    .limit(10);
  const [first] = rows;
  if (!first) return null;
  const grants = rows.map(({ role, areaId }) => ({ role, areaId }));
  return { ...tx, actor: { kind: "person", personId: first.personId, grants } };
}
