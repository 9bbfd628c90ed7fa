import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isCourseFacts, isLessonFacts, isModuleFacts } from "../facts.ts";
import { textOfVersion } from "../internal/text-of-version.server.ts";
import type { CourseOutline, ItemText, OutlineLesson, OutlineModule } from "../item-view.ts";
import type { ItemKind } from "../vocabulary.ts";

const parent = alias(contentItem, "parent");

/** Courses with their modules and lessons that are not retired, as asked and in order; one statement. */
export async function listCourseOutlines(
  ctx: Ctx,
  courseIds: readonly string[],
  locale: Locale,
): Promise<CourseOutline[]> {
  const ids = [...courseIds];
  const text = textOfVersion(contentVersion.id, locale);
  const { parts, ...columns } = text.columns;
  const rows = await ctx.db
    .select({
      id: contentItem.id,
      kind: contentItem.kind,
      parentId: contentItem.parentId,
      versionId: contentVersion.id,
      facts: contentVersion.facts,
      retiredAt: contentItem.retiredAt,
      ...columns,
      parts: sql`case when ${contentItem.kind} = 'course' then ${parts} else '[]'::jsonb end`.mapWith(
        text.source.parts,
      ),
    })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.id, contentItem.currentVersionId))
    .leftJoin(parent, eq(parent.id, contentItem.parentId))
    .leftJoin(text.wanted, text.onWanted)
    .leftJoin(text.source, text.onSource)
    .where(
      or(
        and(inArray(contentItem.id, ids), eq(contentItem.kind, "course")),
        and(inArray(contentItem.parentId, ids), isNull(contentItem.retiredAt)),
        and(inArray(parent.parentId, ids), isNull(contentItem.retiredAt), isNull(parent.retiredAt)),
      ),
    )
    .orderBy(asc(contentItem.position), asc(contentItem.id))
    .limit(500 * ids.length);
  return ids.flatMap((id) => outlineOf(id, rows) ?? []);
}

interface OutlineRow extends LessonRow, Pick<ItemText, "outcomes" | "parts" | "translation"> {
  readonly kind: ItemKind;
  readonly parentId: string | null;
  readonly retiredAt: Date | null;
}

function outlineOf(courseId: string, rows: readonly OutlineRow[]): CourseOutline | null {
  const course = rows.find((row) => row.id === courseId);
  if (!course || !isCourseFacts(course.facts)) return null;
  const modules = rows.flatMap((row): OutlineModule[] => {
    if (row.kind !== "module" || row.parentId !== courseId || !isModuleFacts(row.facts)) return [];
    const lessons = lessonsOf(rows.filter((other) => other.parentId === row.id));
    const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
    const { id, title, summary, versionId } = row;
    return [{ id, title, summary, versionId, hasQuiz: row.facts.quiz !== undefined, minutes, lessons }];
  });
  const { facts } = course;
  return {
    courseId,
    versionId: course.versionId,
    title: course.title,
    summary: course.summary,
    outcomes: course.outcomes,
    parts: course.parts,
    textLocale: course.textLocale,
    translation: course.translation,
    facts,
    availability: facts.availability,
    companion: facts.companion ?? null,
    audience: facts.audience,
    retired: course.retiredAt !== null,
    lessonCount: modules.reduce((sum, module) => sum + module.lessons.length, 0),
    minutes: modules.reduce((sum, module) => sum + module.minutes, 0),
    modules,
  };
}

interface LessonRow {
  readonly id: string;
  readonly versionId: string;
  readonly title: string;
  readonly summary: string;
  readonly textLocale: Locale;
  readonly facts: unknown;
}

function lessonsOf(rows: readonly LessonRow[]): OutlineLesson[] {
  return rows.flatMap(({ id, versionId, title, summary, textLocale, facts }) =>
    isLessonFacts(facts)
      ? [
          {
            id,
            versionId,
            title,
            summary,
            textLocale,
            minutes: facts.minutes,
            lawCheck: facts.lawCheck,
            safety: facts.safety,
          },
        ]
      : [],
  );
}
