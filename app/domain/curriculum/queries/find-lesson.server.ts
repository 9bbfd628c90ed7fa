import { and, eq, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isLessonFacts } from "../facts.ts";
import { titleOf } from "../internal/localized-sql.server.ts";
import { textOfVersion } from "../internal/text-of-version.server.ts";
import type { ItemLink, LessonView } from "../item-view.ts";

const lesson = alias(contentItem, "lesson");
const module = alias(contentItem, "module");

/**
 * A lesson of a course in one statement: its current version, or the one with `number` (which stays readable for
 * those who completed it). Null when the course holds no such lesson. Retired lessons are found, marked `retired`.
 */
export async function findLesson(
  ctx: Ctx,
  courseId: string,
  lessonId: string,
  locale: Locale,
  number?: number,
): Promise<LessonView | null> {
  const text = textOfVersion(contentVersion.id, locale);
  const [row] = await ctx.db
    .select({
      versionId: contentVersion.id,
      number: contentVersion.number,
      facts: contentVersion.facts,
      retiredAt: lesson.retiredAt,
      ...text.columns,
      sourceParts: sql`case
        when ${contentVersion.facts}->>'safety' <> 'none' and ${text.wanted.translation} in ('draft', 'unreviewed')
        then ${text.source.parts} end`.mapWith(text.source.parts),
      courseTitle: titleOf(module.parentId, locale),
      moduleId: module.id,
      moduleTitle: titleOf(module.id, locale),
      previous: neighbour("<", courseId, locale),
      next: neighbour(">", courseId, locale),
    })
    .from(lesson)
    .innerJoin(module, eq(module.id, lesson.parentId))
    .innerJoin(
      contentVersion,
      number === undefined
        ? eq(contentVersion.id, lesson.currentVersionId)
        : and(eq(contentVersion.itemId, lesson.id), eq(contentVersion.number, number)),
    )
    .leftJoin(text.wanted, text.onWanted)
    .leftJoin(text.source, text.onSource)
    .where(and(eq(lesson.id, lessonId), eq(lesson.kind, "lesson"), eq(module.parentId, courseId)))
    .limit(1);
  if (!row || !isLessonFacts(row.facts)) return null;
  const { retiredAt, courseTitle, moduleId, moduleTitle, facts, ...rest } = row;
  return {
    ...rest,
    lessonId,
    facts,
    retired: retiredAt !== null,
    course: { id: courseId, title: courseTitle ?? courseId },
    module: { id: moduleId, title: moduleTitle ?? moduleId },
  };
}

/** The lesson before or after this one in the course's order, retired ones left out. */
function neighbour(side: "<" | ">", courseId: string, locale: Locale): SQL<ItemLink | null> {
  const order = side === "<" ? sql.raw("desc") : sql.raw("asc");
  return sql<ItemLink | null>`(
    select jsonb_build_object('id', l.id, 'title', ${titleOf(sql`l.id`, locale)})
    from content_item l join content_item m on m.id = l.parent_id
    where m.parent_id = ${courseId} and l.kind = 'lesson' and l.retired_at is null and m.retired_at is null
      and (m.position, m.id, l.position, l.id) ${sql.raw(side)} (${module.position}, ${module.id}, ${lesson.position}, ${lesson.id})
    order by m.position ${order}, m.id ${order}, l.position ${order}, l.id ${order} limit 1)`;
}
