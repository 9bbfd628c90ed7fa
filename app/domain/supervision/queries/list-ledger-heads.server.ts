import { desc } from "drizzle-orm";
import { ledgerEntry } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { LedgerHead } from "../ledger.ts";

/** The last entry of each region's chain, by region. */
export async function listLedgerHeads(ctx: Pick<Ctx, "db">): Promise<readonly LedgerHead[]> {
  const rows = await ctx.db
    .selectDistinctOn([ledgerEntry.regionId], {
      regionId: ledgerEntry.regionId,
      seq: ledgerEntry.seq,
      hash: ledgerEntry.hash,
    })
    .from(ledgerEntry)
    .orderBy(ledgerEntry.regionId, desc(ledgerEntry.seq))
    .limit(1000);
  return rows.map(({ hash, ...head }) => ({ ...head, hash: hash.toString("hex") }));
}
