import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { completion, contentItem, contentVersion } from "#app/db/schema/index.ts";
import { isCourseFacts } from "#app/domain/curriculum/facts.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { isCourseDue } from "../module-rule.ts";
import { recordCompletion } from "./record-completion.server.ts";

/**
 * Completes the course once its modules are complete. A course with an assessment or a field task waits for them:
 * they are not recorded yet. The caller holds the learner's lock.
 */
export async function completeCourseIfDue(tx: PersonCtx, courseId: string): Promise<void> {
  const rows = await tx.db
    .select({
      id: contentItem.id,
      kind: contentItem.kind,
      versionId: contentVersion.id,
      facts: contentVersion.facts,
      completedAt: completion.completedAt,
      /** A module that holds nothing yet, or only withheld lessons, asks for nothing. */
      asks: sql<boolean>`(${contentVersion.facts} ? 'quiz') or exists (
        select 1 from content_item l join content_version lv on lv.id = l.current_version_id
        where l.parent_id = ${contentItem.id} and l.retired_at is null
          and (${tx.demo} or lv.facts->>'lawCheck' is distinct from 'pending'))`,
    })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.id, contentItem.currentVersionId))
    .leftJoin(
      completion,
      and(eq(completion.itemId, contentItem.id), eq(completion.personId, tx.actor.personId)),
    )
    .where(
      sql`${contentItem.id} = ${courseId} or (${and(eq(contentItem.parentId, courseId), isNull(contentItem.retiredAt))})`,
    )
    .orderBy(asc(contentItem.position), asc(contentItem.id))
    .limit(200);
  const course = rows.find((row) => row.id === courseId);
  if (!course || !isCourseFacts(course.facts) || course.completedAt) return;
  const modules = rows
    .filter((row) => row.kind === "module")
    .map(({ id, asks, completedAt }) => ({ id, required: asks, complete: completedAt !== null }));
  const due = isCourseDue({
    modules,
    assessmentPassed: course.facts.assessment ? false : null,
    fieldTaskSigned: course.facts.fieldTask ? false : null,
  });
  if (!due || course.facts.availability !== "open") return;
  await recordCompletion(tx, {
    kind: "course",
    itemId: courseId,
    versionId: course.versionId,
    rule: { rule: "course", modules: modules.filter(({ required }) => required).map(({ id }) => id) },
  });
}
