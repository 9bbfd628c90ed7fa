import { eq } from "drizzle-orm";
import { contentItem } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { CompiledItem } from "./compiled-item.ts";
import { requireImporter } from "./internal/require-importer.ts";

/** Moves an item whose files did not change, or brings it back, without a new version. */
export async function placeItem(
  tx: Ctx,
  { id, parentId, position }: Pick<CompiledItem, "id" | "parentId" | "position">,
): Promise<void> {
  requireImporter(tx);
  await tx.db.update(contentItem).set({ parentId, position, retiredAt: null }).where(eq(contentItem.id, id));
}
