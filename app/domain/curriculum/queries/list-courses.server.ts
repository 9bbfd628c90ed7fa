import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isCourseFacts } from "../facts.ts";
import { textOfVersion } from "../internal/text-of-version.server.ts";
import type { CourseSummary } from "../item-view.ts";

/** All courses that are not retired, in order, with the sums of their lessons; one statement. */
export async function listCourses(ctx: Ctx, locale: Locale): Promise<CourseSummary[]> {
  const text = textOfVersion(contentVersion.id, locale);
  const { title, summary, textLocale, translation } = text.columns;
  const rows = await ctx.db
    .select({
      courseId: contentItem.id,
      facts: contentVersion.facts,
      title,
      summary,
      textLocale,
      translation,
      lessonCount: sql`coalesce(sums.lessons, 0)`.mapWith(Number),
      minutes: sql`coalesce(sums.minutes, 0)`.mapWith(Number),
    })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.id, contentItem.currentVersionId))
    .leftJoin(text.wanted, text.onWanted)
    .leftJoin(text.source, text.onSource)
    .leftJoin(sums, sql`sums.course_id = ${contentItem.id}`)
    .where(and(eq(contentItem.kind, "course"), isNull(contentItem.retiredAt)))
    .orderBy(asc(contentItem.position), asc(contentItem.id))
    .limit(100);
  return rows.flatMap(({ facts, ...row }) =>
    isCourseFacts(facts)
      ? [
          {
            ...row,
            availability: facts.availability,
            companion: facts.companion ?? null,
            audience: facts.audience,
          },
        ]
      : [],
  );
}

const sums = sql`(
  select m.parent_id as course_id, count(*)::int as lessons, sum((lv.facts->>'minutes')::int)::int as minutes
  from content_item l join content_item m on m.id = l.parent_id join content_version lv on lv.id = l.current_version_id
  where l.kind = 'lesson' and l.retired_at is null and m.retired_at is null
  group by m.parent_id) sums`;
