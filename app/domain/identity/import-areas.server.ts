import { sql } from "drizzle-orm";
import { area } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import type { AreaKind } from "./vocabulary.ts";

export interface ImportedArea {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: AreaKind;
  readonly names: Record<Locale, string>;
}

/**
 * Brings the tree of areas to what the list says, parents before children. Areas that are not listed stay.
 * @returns how many rows were new or different. @throws DomainError forbidden, invalid for a parent that is unknown
 */
export async function importAreas(ctx: Ctx, areas: readonly ImportedArea[]): Promise<{ changed: number }> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  return withTransaction(ctx, async (tx) => {
    const known = await tx.db.select({ id: area.id, path: area.path }).from(area);
    const paths = new Map(known.map(({ id, path }) => [id, path]));
    const rows = areas.map((one, position) => {
      const above = one.parentId === null ? [] : paths.get(one.parentId);
      if (!above) throw new DomainError("invalid", { area: one.id });
      const path = [...above, one.id];
      paths.set(one.id, path);
      return { ...one, path, position };
    });
    const changed = await tx.db
      .insert(area)
      .values(rows)
      .onConflictDoUpdate({
        target: area.id,
        set: {
          parentId: sql`excluded.parent_id`,
          kind: sql`excluded.kind`,
          names: sql`excluded.names`,
          path: sql`excluded.path`,
          position: sql`excluded.position`,
        },
        setWhere: sql`(${area.parentId}, ${area.kind}, ${area.names}, ${area.path}, ${area.position})
          is distinct from (excluded.parent_id, excluded.kind, excluded.names, excluded.path, excluded.position)`,
      })
      .returning({ id: area.id });
    if (changed.length > 0)
      await recordAudit(tx, {
        action: "identity.import-areas",
        targetType: "area",
        targetId: "all",
        detail: { changed: changed.length },
      });
    return { changed: changed.length };
  });
}
