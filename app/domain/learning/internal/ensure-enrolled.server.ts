import { enrolment } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";

/** Who begins to work in a course is enrolled in it. True when this made the enrolment. */
export async function ensureEnrolled(tx: PersonCtx, courseId: string): Promise<boolean> {
  const made = await tx.db
    .insert(enrolment)
    .values({ personId: tx.actor.personId, itemId: courseId, createdAt: tx.clock.now() })
    .onConflictDoNothing({ target: [enrolment.personId, enrolment.itemId] })
    .returning({ id: enrolment.id });
  if (made.length === 0) return false;
  await recordAudit(tx, { action: "learning.enrol", targetType: "course", targetId: courseId });
  return true;
}
