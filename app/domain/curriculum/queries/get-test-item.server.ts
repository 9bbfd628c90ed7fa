import { and, eq, inArray } from "drizzle-orm";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { titleOf } from "../internal/localized-sql.server.ts";
import { textOfVersion } from "../internal/text-of-version.server.ts";
import type { TestView } from "../item-view.ts";
import { testOf } from "../test-of.ts";

/**
 * A module or course with its pool of questions, in one statement: its current version, or the one that an attempt
 * was started with. Throws `not_found`.
 */
export async function getTestItem(
  ctx: Ctx,
  itemId: string,
  locale: Locale,
  versionId?: string,
): Promise<TestView> {
  const text = textOfVersion(contentVersion.id, locale);
  const [row] = await ctx.db
    .select({
      kind: contentItem.kind,
      versionId: contentVersion.id,
      number: contentVersion.number,
      facts: contentVersion.facts,
      retiredAt: contentItem.retiredAt,
      parentId: contentItem.parentId,
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
    .where(and(eq(contentItem.id, itemId), inArray(contentItem.kind, ["module", "course"])))
    .limit(1);
  if (!row || row.kind === "lesson") throw new DomainError("not_found");
  const { retiredAt, parentId, courseTitle, facts, kind, ...rest } = row;
  return {
    ...rest,
    itemId,
    of: kind,
    test: testOf(facts),
    retired: retiredAt !== null,
    course:
      parentId === null
        ? { id: itemId, title: rest.title }
        : { id: parentId, title: courseTitle ?? parentId },
  };
}
