import { arrayOverlaps, asc } from "drizzle-orm";
import { area } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { areasHeld } from "../policy.ts";

export interface ReachArea {
  readonly id: string;
  readonly name: string;
  /** Steps below the root of the tree. */
  readonly depth: number;
}

/** The areas in which the actor holds one of the roles, and all below them: as a tree, at most 500. */
export async function listReachAreas(
  ctx: PersonCtx,
  { roles, locale }: { roles: readonly Role[]; locale: Locale },
): Promise<ReachArea[]> {
  const scope = areasHeld(ctx.actor, roles) ?? [];
  if (scope.length === 0) return [];
  const rows = await ctx.db
    .select({ id: area.id, parentId: area.parentId, names: area.names, path: area.path })
    .from(area)
    .where(arrayOverlaps(area.path, [...scope]))
    .orderBy(asc(area.position), asc(area.id))
    .limit(500);
  const known = new Set(rows.map(({ id }) => id));
  const inOrder: ReachArea[] = [];
  const add = (parent: string | null): void => {
    for (const row of rows) {
      const isTop = row.parentId === null || !known.has(row.parentId);
      if (parent === null ? !isTop : row.parentId !== parent) continue;
      inOrder.push({ id: row.id, name: row.names[locale], depth: row.path.length - 1 });
      add(row.id);
    }
  };
  add(null);
  return inOrder;
}
