import { sql } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { ChangeImpact } from "../change-impact.ts";
import { changesSinceSql, readChanges } from "./changes-since-sql.ts";

/** What a person who completed this item has to do again; null when nothing. */
export async function findRedo(tx: Ctx, personId: string, itemId: string): Promise<ChangeImpact["redo"]> {
  const [row] = await tx.db.execute(
    sql`select ${changesSinceSql(tx, sql`${personId}::uuid`, itemId)} as "changes"`,
  );
  return readChanges(row?.["changes"]).find((one) => one.itemId === itemId)?.redo ?? null;
}
