import { eq } from "drizzle-orm";
import { systemCtx } from "#app/auth/system-ctx.server.ts";
import type { Services } from "#app/auth/services.ts";
import { connectionOf } from "#app/db/client.server.ts";
import { sealedText } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { destroyText } from "#app/domain/supervision/destroy-text.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { verifyLedger } from "#app/domain/supervision/verify-ledger.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import type { CheckedArchive } from "./archive/check-archive.server.ts";
import { fillDatabase } from "./archive/fill-database.server.ts";
import { openSamples, type OpenedSamples } from "./archive/open-samples.server.ts";
import { openKeys } from "./open-keys.server.ts";

export interface RestoreOptions {
  readonly path: string;
  readonly archive: CheckedArchive;
  readonly secret: string;
  /** Ids of texts that must not come back. */
  readonly destroyed: readonly string[];
  /** Keep what was restored even if the chain of records or the audit trail is broken in it. */
  readonly evenBroken: boolean;
}

export interface RestoreReport {
  readonly tables: number;
  readonly rows: number;
  /** Texts of the archive that were destroyed since, and are again. */
  readonly destroyedAgain: number;
  readonly samples: OpenedSamples;
  /** Entries of the chain that were walked. */
  readonly chain: number;
  /** What is broken in the chain or the trail; only with `evenBroken`. */
  readonly broken: string | null;
}

/**
 * Fills the empty database of `services` with a checked archive, in one transaction: rows, comparison, destruction of
 * what the list names, samples of every kind of sealed text, chains. Whatever fails leaves the database empty.
 * @throws StartError with one line
 */
export function restoreArchive(
  services: Services,
  { path, archive, secret, destroyed, evenBroken }: RestoreOptions,
): Promise<RestoreReport> {
  return withTransaction(systemCtx(services, "restore"), async (empty) => {
    await fillDatabase(connectionOf(empty.db), path, archive);
    const tx = { ...empty, keys: await openKeys(empty.db, secret) };
    const destroyedAgain = await destroyAgain(tx, destroyed);
    const samples = await openSamples(tx);
    const { entries, broken } = await verifyChains(tx);
    if (broken !== null && !evenBroken)
      throw new StartError(
        `${broken}, already in the archive: nothing was kept; --even-broken restores it so`,
      );
    const rows = archive.tables.reduce((sum, table) => sum + table.rows, 0);
    await recordAudit(tx, {
      action: "operations.restore-archive",
      targetType: "installation",
      targetId: "halypa",
      detail: { madeAt: archive.about.madeAt.toISOString(), rows, destroyedAgain },
    });
    return { tables: archive.tables.length, rows, destroyedAgain, samples, chain: entries, broken };
  });
}

/** Walks the chains of the records and the seals of the audit trail, and says in words what is broken first. */
async function verifyChains(tx: Ctx): Promise<{ entries: number; broken: string | null }> {
  const ledger = await verifyLedger(tx);
  if (ledger.broken) {
    const { regionId, seq, what, problem } = ledger.broken;
    return {
      entries: ledger.entries,
      broken: `the chain of ${regionId} is broken (${what} ${seq ?? "?"}: ${problem})`,
    };
  }
  const { fault } = await verifyAudit(tx);
  const broken = fault ? `the audit trail is broken (seal ${fault.seq}: ${fault.kind})` : null;
  return { entries: ledger.entries, broken };
}

/** @returns how many of them the archive still held */
async function destroyAgain(tx: Ctx, ids: readonly string[]): Promise<number> {
  let destroyed = 0;
  for (const textId of ids) {
    destroyed += await tx.db.$count(sealedText, eq(sealedText.id, textId));
    await destroyText(tx, { textId, reason: "restored-archive" });
  }
  return destroyed;
}
