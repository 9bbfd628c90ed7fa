import { desc, eq, sql } from "drizzle-orm";
import { ledgerEntry } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { LedgerKind } from "../ledger.ts";

export interface LedgerSubject {
  readonly regionId: string;
  readonly kind: LedgerKind;
  readonly subjectId: string;
  /** Digest of the whole row. */
  readonly commitment: Buffer;
}

/** Stands where the hash of an entry before the first would. */
export const startOfChain = Buffer.alloc(40);

/** What the MAC of an entry covers: every other column. */
export function entryText(entry: Omit<typeof ledgerEntry.$inferSelect, "hash">): string {
  const { regionId, seq, at, kind, subjectId, commitment, prevHash } = entry;
  const hex = { commitment: commitment.toString("hex"), prevHash: prevHash.toString("hex") };
  return canonicalJson({ regionId, seq, at: at.toISOString(), kind, subjectId, ...hex });
}

/**
 * Appends to the chain of each region, in the caller's transaction, as its last statements: the region is locked until it
 * ends. Regions are taken in one order, so that two transactions never wait for each other.
 */
export async function appendToLedger(tx: Ctx, subjects: readonly LedgerSubject[]): Promise<void> {
  const regions = [...new Set(subjects.map(({ regionId }) => regionId))].toSorted();
  for (const regionId of regions) {
    await append(
      tx,
      regionId,
      subjects.filter((subject) => subject.regionId === regionId),
    );
  }
}

async function append(tx: Ctx, regionId: string, subjects: readonly LedgerSubject[]): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`ledger:${regionId}`}, 0))`);
  const [last] = await tx.db
    .select({ seq: ledgerEntry.seq, hash: ledgerEntry.hash })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.regionId, regionId))
    .orderBy(desc(ledgerEntry.seq))
    .limit(1);
  const at = tx.clock.now();
  const rows: (typeof ledgerEntry.$inferInsert)[] = [];
  let { seq, hash } = last ?? { seq: 0, hash: startOfChain };
  for (const subject of subjects) {
    const entry = { ...subject, seq: seq + 1, at, prevHash: hash };
    hash = tx.keys.mac("chain", entryText(entry));
    seq = entry.seq;
    rows.push({ ...entry, hash });
  }
  await tx.db.insert(ledgerEntry).values(rows);
}
