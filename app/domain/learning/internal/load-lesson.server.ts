import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import { isLessonFacts, type LessonFacts } from "#app/domain/curriculum/facts.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { accessSql, chainOf } from "./access-sql.server.ts";
import { admit } from "./admit.server.ts";
import { isLawPending, isWithheld } from "../lesson-rule.ts";

const lesson = alias(contentItem, "lesson");
const module = alias(contentItem, "module");

export interface OpenLesson {
  readonly id: string;
  readonly moduleId: string;
  readonly courseId: string;
  readonly versionId: string;
  readonly facts: LessonFacts;
}

/**
 * The current version of a lesson that may be worked on. Throws `not_found`,
 * `withheld_law_check` and `locked`. A retired
 * lesson stays open to those who have it open: what they write is kept.
 */
export async function loadLesson(ctx: PersonCtx, lessonId: string): Promise<OpenLesson> {
  const [row] = await ctx.db
    .select({
      moduleId: module.id,
      courseId: module.parentId,
      versionId: contentVersion.id,
      facts: contentVersion.facts,
      access: accessSql(ctx, chainOf(lessonId)),
    })
    .from(lesson)
    .innerJoin(module, eq(module.id, lesson.parentId))
    .innerJoin(contentVersion, eq(contentVersion.id, lesson.currentVersionId))
    .where(and(eq(lesson.id, lessonId), eq(lesson.kind, "lesson")))
    .limit(1);
  if (!row || row.courseId === null || !isLessonFacts(row.facts)) throw new DomainError("not_found");
  const { moduleId, courseId, versionId, facts, access } = row;
  if (isWithheld({ lawPending: isLawPending(facts) }, ctx.demo)) throw new DomainError("withheld_law_check");
  await admit(ctx, access, [lessonId, moduleId, courseId]);
  return { id: lessonId, moduleId, courseId, versionId, facts };
}
