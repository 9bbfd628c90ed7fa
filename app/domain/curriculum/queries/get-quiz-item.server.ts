import { and, eq } from "drizzle-orm";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isModuleFacts } from "../facts.ts";
import { titleOf } from "../internal/localized-sql.server.ts";
import { textOfVersion } from "../internal/text-of-version.server.ts";
import type { ModuleView } from "../item-view.ts";

/**
 * A module with its pool of questions, in one statement: its current version, or the one that an attempt was started
 * with. Throws `not_found`.
 */
export async function getQuizItem(
  ctx: Ctx,
  moduleId: string,
  locale: Locale,
  versionId?: string,
): Promise<ModuleView> {
  const text = textOfVersion(contentVersion.id, locale);
  const [row] = await ctx.db
    .select({
      versionId: contentVersion.id,
      number: contentVersion.number,
      facts: contentVersion.facts,
      retiredAt: contentItem.retiredAt,
      courseId: contentItem.parentId,
      courseTitle: titleOf(contentItem.parentId, locale),
      ...text.columns,
    })
    .from(contentItem)
    .innerJoin(
      contentVersion,
      versionId === undefined
        ? eq(contentVersion.id, contentItem.currentVersionId)
        : and(eq(contentVersion.id, versionId), eq(contentVersion.itemId, contentItem.id)),
    )
    .leftJoin(text.wanted, text.onWanted)
    .leftJoin(text.source, text.onSource)
    .where(and(eq(contentItem.id, moduleId), eq(contentItem.kind, "module")))
    .limit(1);
  if (!row || row.courseId === null || !isModuleFacts(row.facts)) throw new DomainError("not_found");
  const { retiredAt, courseId, courseTitle, facts, ...rest } = row;
  return {
    ...rest,
    moduleId,
    facts,
    retired: retiredAt !== null,
    course: { id: courseId, title: courseTitle ?? courseId },
  };
}
