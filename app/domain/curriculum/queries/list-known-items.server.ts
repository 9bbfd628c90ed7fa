import { contentItem } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

export interface KnownItem {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly sourceHash: string;
  readonly retired: boolean;
}

/** All items with the hash of the files that they were compiled from. */
export async function listKnownItems(ctx: Ctx): Promise<Map<string, KnownItem>> {
  const rows = await ctx.db
    .select({
      id: contentItem.id,
      parentId: contentItem.parentId,
      position: contentItem.position,
      sourceHash: contentItem.sourceHash,
      retiredAt: contentItem.retiredAt,
    })
    .from(contentItem)
    .orderBy(contentItem.id)
    .limit(100_000);
  return new Map(rows.map(({ retiredAt, ...row }) => [row.id, { ...row, retired: retiredAt !== null }]));
}
