import { asc, isNull } from "drizzle-orm";
import { learningPath } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

/** All paths that are offered, in order. */
export async function listPaths(ctx: Ctx, locale: Locale): Promise<{ id: string; title: string }[]> {
  const rows = await ctx.db
    .select({ id: learningPath.id, titles: learningPath.titles })
    .from(learningPath)
    .where(isNull(learningPath.retiredAt))
    .orderBy(asc(learningPath.position), asc(learningPath.id))
    .limit(100);
  return rows.map(({ id, titles }) => ({ id, title: titles[locale] }));
}
