import { eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contentItem } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { titleOf } from "../internal/localized-sql.server.ts";
import type { ItemLink } from "../item-view.ts";

export interface LessonLink extends ItemLink {
  readonly course: ItemLink;
}

const lesson = alias(contentItem, "lesson");
const module = alias(contentItem, "module");

/** Titles of these lessons and of their courses, retired ones too, by the lesson's id; one statement. */
export async function listLessonLinks(
  ctx: Ctx,
  lessonIds: readonly string[],
  locale: Locale,
): Promise<ReadonlyMap<string, LessonLink>> {
  if (lessonIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      id: lesson.id,
      title: titleOf(lesson.id, locale),
      courseId: module.parentId,
      courseTitle: titleOf(module.parentId, locale),
    })
    .from(lesson)
    .innerJoin(module, eq(module.id, lesson.parentId))
    .where(inArray(lesson.id, [...new Set(lessonIds)]))
    .limit(1000);
  return new Map(
    rows.flatMap(({ id, title, courseId, courseTitle }) =>
      courseId === null
        ? []
        : [
            [
              id,
              { id, title: title ?? id, course: { id: courseId, title: courseTitle ?? courseId } },
            ] as const,
          ],
    ),
  );
}
