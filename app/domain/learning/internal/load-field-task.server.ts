import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import { isCourseFacts, isLessonFacts, type ItemFacts } from "#app/domain/curriculum/facts.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

export interface FieldTaskItem {
  readonly itemId: string;
  readonly of: "lesson" | "course";
  readonly courseId: string;
  readonly versionId: string;
  readonly task: { readonly id: string; readonly minutes: number };
  /** False when the authors took it out: what was handed in can still be signed, and nothing is lost. */
  readonly current: boolean;
  /** Of a lesson whose law is not checked yet: outside the demo nobody begins with it. */
  readonly lawPending: boolean;
  /** All tasks of the item: the fact that its field task is signed needs each of them. */
  readonly taskIds: readonly string[];
}

/** A field task of a course or lesson: as it stands now, else in the last version that had it. Throws `not_found`. */
export async function loadFieldTask(ctx: Ctx, itemId: string, taskId: string): Promise<FieldTaskItem> {
  const parent = alias(contentItem, "parent");
  const [row] = await ctx.db
    .select({
      kind: contentItem.kind,
      courseId: parent.parentId,
      versionId: contentVersion.id,
      facts: contentVersion.facts,
      current: sql<boolean>`${contentVersion.id} = ${contentItem.currentVersionId}`,
      lawPending: sql<boolean>`exists (select from content_version v where v.facts ->> 'lawCheck' = 'pending'
        and v.id in (${contentVersion.id}, ${contentItem.currentVersionId}))`,
    })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.itemId, contentItem.id))
    .leftJoin(parent, eq(parent.id, contentItem.parentId))
    .where(
      and(
        eq(contentItem.id, itemId),
        inArray(contentItem.kind, ["lesson", "course"]),
        sql`(${contentVersion.facts} -> 'fieldTask' ->> 'id' = ${taskId}
          or ${contentVersion.facts} -> 'fieldTasks' @> jsonb_build_array(jsonb_build_object('id', ${taskId}::text)))`,
      ),
    )
    .orderBy(sql`(${contentVersion.id} = ${contentItem.currentVersionId}) desc`, desc(contentVersion.number))
    .limit(1);
  const tasks = row ? tasksOf(row.facts) : [];
  const task = tasks.find(({ id }) => id === taskId);
  if (!row || row.kind === "module" || !task) throw new DomainError("not_found");
  const { kind, courseId, versionId, current, lawPending } = row;
  const taskIds = tasks.map(({ id }) => id);
  return { itemId, of: kind, courseId: courseId ?? itemId, versionId, task, current, lawPending, taskIds };
}

function tasksOf(facts: ItemFacts) {
  if (isLessonFacts(facts)) return facts.fieldTasks;
  return isCourseFacts(facts) && facts.fieldTask ? [facts.fieldTask] : [];
}
