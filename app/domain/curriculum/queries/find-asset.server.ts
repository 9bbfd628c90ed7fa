import { eq } from "drizzle-orm";
import { contentAsset } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Asset } from "../item-view.ts";

/** A picture by its SHA-256 in hex, or null. */
export async function findAsset(ctx: Ctx, hash: string): Promise<Asset | null> {
  const [row] = await ctx.db
    .select({ mediaType: contentAsset.mediaType, bytes: contentAsset.bytes })
    .from(contentAsset)
    .where(eq(contentAsset.hash, hash))
    .limit(1);
  return row ?? null;
}
