import { and, eq, isNull, sql } from "drizzle-orm";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isCourseFacts, isLessonFacts, isModuleFacts, type ItemFacts, type QuestionFacts } from "../facts.ts";
import { titleOf } from "../internal/localized-sql.server.ts";
import { textOfVersion } from "../internal/text-of-version.server.ts";
import type { ItemLink } from "../item-view.ts";
import type { QuestionPart } from "../parts.ts";

/** One question with its words. `facts` hold the key: they never leave the server. */
export interface FoundQuestion {
  readonly facts: QuestionFacts;
  readonly part: QuestionPart;
  readonly textLocale: Locale;
  /** The lesson, module or course that it stands in. */
  readonly item: ItemLink;
  readonly course: ItemLink;
  /** Null for questions of a quiz or an assessment. */
  readonly lessonId: string | null;
}

/**
 * A question of an item's current version in one statement; null when it is no longer there, when the item is retired
 * or when its law is not checked yet (outside the demo).
 */
export async function findQuestion(
  ctx: Ctx,
  { itemId, questionId, locale }: { itemId: string; questionId: string; locale: Locale },
): Promise<FoundQuestion | null> {
  const text = textOfVersion(contentVersion.id, locale);
  const courseId = sql<string>`case ${contentItem.kind} when 'course' then ${contentItem.id}
    when 'module' then ${contentItem.parentId}
    else (select m.parent_id from content_item m where m.id = ${contentItem.parentId}) end`;
  const [row] = await ctx.db
    .select({
      kind: contentItem.kind,
      facts: contentVersion.facts,
      courseId,
      courseTitle: titleOf(courseId, locale),
      ...text.columns,
    })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.id, contentItem.currentVersionId))
    .leftJoin(text.wanted, text.onWanted)
    .leftJoin(text.source, text.onSource)
    .where(and(eq(contentItem.id, itemId), isNull(contentItem.retiredAt)))
    .limit(1);
  const facts = row && questionsOf(row.facts).find(({ id }) => id === questionId);
  const part = row?.parts.find((one) => one.kind === "question" && one.id === questionId);
  if (!row || !facts || part?.kind !== "question") return null;
  if (isLessonFacts(row.facts) && row.facts.lawCheck === "pending" && !ctx.demo) return null;
  return {
    facts,
    part,
    textLocale: row.textLocale,
    item: { id: itemId, title: row.title },
    course: { id: row.courseId, title: row.courseTitle ?? row.courseId },
    lessonId: row.kind === "lesson" ? itemId : null,
  };
}

function questionsOf(facts: ItemFacts): readonly QuestionFacts[] {
  if (isLessonFacts(facts)) return facts.questions;
  if (isCourseFacts(facts)) return facts.assessment?.questions ?? [];
  return isModuleFacts(facts) ? (facts.quiz?.questions ?? []) : [];
}
