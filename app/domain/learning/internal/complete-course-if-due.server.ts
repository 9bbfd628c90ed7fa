import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { completion, contentItem, contentVersion } from "#app/db/schema/index.ts";
import { isCourseFacts, type CourseFacts } from "#app/domain/curriculum/facts.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { issueCertificate } from "../issue-certificate.server.ts";
import { isCourseDue } from "../module-rule.ts";
import { changesSinceSql, readChanges } from "./changes-since-sql.ts";
import { findSignature } from "./find-signature.server.ts";
import { isFieldTaskNeeded } from "./is-field-task-needed.server.ts";
import { moduleAsksSql } from "./module-asks-sql.ts";
import { passedAttempt } from "./passed-attempt.server.ts";
import { recordCompletion } from "./record-completion.server.ts";
import { renewByTest } from "./renew-by-test.server.ts";

/**
 * Completes a course for a person once its modules are complete, its assessment is passed and, unless her paths
 * leave it out, its field task is signed. The caller holds the learner's lock.
 */
export async function completeCourseIfDue(tx: Ctx, personId: string, courseId: string): Promise<void> {
  const rows = await courseAndModules(tx, personId, courseId);
  const course = rows.find((row) => row.id === courseId);
  if (!course || !isCourseFacts(course.facts)) return;
  const { facts } = course;
  if (course.completedAt) {
    const [changed] = readChanges(course.changes);
    if (facts.assessment && changed?.redo) await renewByTest(tx, personId, changed, changed.redo);
    return;
  }
  const modules = rows
    .filter((row) => row.kind === "module")
    .map(({ id, asks, completedAt }) => ({ id, required: asks, complete: completedAt !== null }));
  const woven = isCourseDue({ modules, assessmentPassed: null, fieldTaskSigned: null });
  if (!woven || facts.availability !== "open") return;
  const assessment = facts.assessment ? await passedAttempt(tx, personId, courseId) : null;
  const fieldTask = await fieldTaskOf(tx, personId, courseId, facts);
  const due = isCourseDue({
    modules,
    assessmentPassed: facts.assessment ? assessment !== null : null,
    fieldTaskSigned: fieldTask && fieldTask.asked ? fieldTask.eventId !== null : null,
  });
  if (!due) return;
  const completionId = await recordCompletion(tx, personId, {
    kind: "course",
    itemId: courseId,
    versionId: course.versionId,
    rule: {
      rule: "course",
      modules: modules.filter(({ required }) => required).map(({ id }) => id),
      assessment,
      fieldTask,
    },
  });
  if (completionId === null) return;
  await issueCertificate(tx, { personId, courseId, completionId, versionId: course.versionId });
}

/** The course's own task: whether it is asked of this person, and the event of its signature. */
async function fieldTaskOf(tx: Ctx, personId: string, courseId: string, { fieldTask }: CourseFacts) {
  if (!fieldTask) return null;
  const eventId = await findSignature(tx, personId, courseId, fieldTask.id);
  const asked = eventId !== null || (await isFieldTaskNeeded(tx, personId, courseId));
  return { taskId: fieldTask.id, asked, eventId };
}

function courseAndModules(tx: Ctx, personId: string, courseId: string) {
  return tx.db
    .select({
      id: contentItem.id,
      kind: contentItem.kind,
      versionId: contentVersion.id,
      facts: contentVersion.facts,
      completedAt: completion.completedAt,
      /** Of the course, for `readChanges`. */
      changes: sql<unknown>`case when ${contentItem.kind} = 'course'
        then ${changesSinceSql(tx, sql`${personId}::uuid`, courseId)} end`,
      asks: moduleAsksSql(tx, sql`${contentItem.id}`, sql`${contentVersion.facts}`),
    })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.id, contentItem.currentVersionId))
    .leftJoin(completion, and(eq(completion.itemId, contentItem.id), eq(completion.personId, personId)))
    .where(
      sql`${contentItem.id} = ${courseId} or (${and(eq(contentItem.parentId, courseId), isNull(contentItem.retiredAt))})`,
    )
    .orderBy(asc(contentItem.position), asc(contentItem.id))
    .limit(200);
}
