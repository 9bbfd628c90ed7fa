import { and, arrayOverlaps, eq, isNull } from "drizzle-orm";
import { area, directoryEntry } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { areasHeld } from "../policy.ts";

/** An entry that is in use, in an area whose coordinator one is; null for all others. Locks the row. */
export async function loadDirectoryEntryFor(ctx: Ctx, entryId: string) {
  const scope = areasHeld(ctx.actor, ["coordinator"]);
  if (scope?.length === 0) return null;
  const [row] = await ctx.db
    .select({ entry: directoryEntry })
    .from(directoryEntry)
    .innerJoin(area, eq(area.id, directoryEntry.areaId))
    .where(
      and(
        eq(directoryEntry.id, entryId),
        isNull(directoryEntry.retiredAt),
        scope === null ? undefined : arrayOverlaps(area.path, [...scope]),
      ),
    )
    .for("update", { of: directoryEntry });
  return row?.entry ?? null;
}
