import { desc } from "drizzle-orm";
import { contentImport } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/** Hash and problems of the last import; null before the first. */
export async function findLastImport(ctx: Ctx): Promise<{ sourceHash: string; report: unknown } | null> {
  const [last] = await ctx.db
    .select({ sourceHash: contentImport.sourceHash, report: contentImport.report })
    .from(contentImport)
    .orderBy(desc(contentImport.id))
    .limit(1);
  return last ?? null;
}
