import { eq, sql } from "drizzle-orm";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { titleOf } from "../internal/localized-sql.server.ts";
import { textOfVersion } from "../internal/text-of-version.server.ts";
import type { ItemText } from "../item-view.ts";

/** The words of any version of an item, and the title of a course beside them; one statement. Throws `not_found`. */
export async function getVersionText(
  ctx: Ctx,
  { versionId, courseId, locale }: { versionId: string; courseId: string; locale: Locale },
): Promise<ItemText & { readonly courseTitle: string }> {
  const text = textOfVersion(contentVersion.id, locale);
  const [row] = await ctx.db
    .select({ ...text.columns, courseTitle: titleOf(sql`${courseId}::text`, locale) })
    .from(contentVersion)
    .innerJoin(contentItem, eq(contentItem.id, contentVersion.itemId))
    .leftJoin(text.wanted, text.onWanted)
    .leftJoin(text.source, text.onSource)
    .where(eq(contentVersion.id, versionId))
    .limit(1);
  if (!row) throw new DomainError("not_found");
  return { ...row, courseTitle: row.courseTitle ?? courseId };
}
