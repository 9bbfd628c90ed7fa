import { and, inArray, isNull } from "drizzle-orm";
import { contentItem } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { requireImporter } from "./internal/require-importer.ts";

/** Takes items out of the catalogue. Their versions stay readable for those who took them. */
export async function retireItems(tx: Ctx, ids: readonly string[]): Promise<void> {
  requireImporter(tx);
  if (ids.length === 0) return;
  await tx.db
    .update(contentItem)
    .set({ retiredAt: tx.clock.now() })
    .where(and(inArray(contentItem.id, [...ids]), isNull(contentItem.retiredAt)));
}
