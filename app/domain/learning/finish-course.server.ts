import { and, asc, eq, isNull } from "drizzle-orm";
import { contentItem } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enrolInput, type EnrolInput } from "./inputs.ts";
import { completeCourseIfDue } from "./internal/complete-course-if-due.server.ts";
import { completeModuleIfDue } from "./internal/complete-module-if-due.server.ts";
import { lockLearner } from "./internal/lock-learner.server.ts";
import { parseInput } from "./internal/parse-input.ts";

/**
 * Completes what has become due without a step of the learner: the authors took away what was still open, or her
 * paths leave the field task out now. Completes nothing that is not due; again changes nothing.
 */
export async function finishCourse(ctx: PersonCtx, input: EnrolInput): Promise<void> {
  const { courseId } = parseInput(enrolInput, input);
  const { personId } = ctx.actor;
  await withTransaction(ctx, async (tx) => {
    await lockLearner(tx, personId);
    const modules = await tx.db
      .select({ id: contentItem.id })
      .from(contentItem)
      .where(
        and(
          eq(contentItem.parentId, courseId),
          eq(contentItem.kind, "module"),
          isNull(contentItem.retiredAt),
        ),
      )
      .orderBy(asc(contentItem.position), asc(contentItem.id))
      .limit(200);
    for (const { id } of modules) await completeModuleIfDue(tx, personId, id);
    await completeCourseIfDue(tx, personId, courseId);
  });
}
