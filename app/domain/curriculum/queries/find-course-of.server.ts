import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contentItem } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/** The course in which an item stands now, retired or not; null for an id that nothing has. */
export async function findCourseOf(ctx: Ctx, itemId: string): Promise<string | null> {
  const parent = alias(contentItem, "parent");
  const [row] = await ctx.db
    .select({
      courseId: sql<string>`coalesce(${parent.parentId}, ${contentItem.parentId}, ${contentItem.id})`,
    })
    .from(contentItem)
    .leftJoin(parent, eq(parent.id, contentItem.parentId))
    .where(eq(contentItem.id, itemId))
    .limit(1);
  return row?.courseId ?? null;
}
