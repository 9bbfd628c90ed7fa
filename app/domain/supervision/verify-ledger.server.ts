import { and, asc, eq, gt, sql } from "drizzle-orm";
import {
  destroyedText,
  ledgerEntry,
  recordEvent,
  sealedText,
  supervisionRecord,
} from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { listLedgerHeads } from "./queries/list-ledger-heads.server.ts";
import { entryText, startOfChain } from "./internal/append-to-ledger.server.ts";
import { destroyedDigest, eventDigest, recordDigest } from "./internal/row-digest.server.ts";
import { commitmentOf } from "./internal/seal-text.server.ts";
import type { BrokenRow, LedgerHead, LedgerProblem, LedgerReport } from "./ledger.ts";
import { textSeal } from "./sealed-names.ts";

type Verifier = Pick<Ctx, "db" | "keys">;
const page = 500;

interface Tally {
  entries: number;
  texts: number;
  destroyed: number;
}

/**
 * Walks every chain in one snapshot and names the first broken row: entry, record, event, text or trace of a destroyed
 * text. Against `kept` heads it also finds a cut tail; without one it says for which regions it can't know.
 */
export function verifyLedger(ctx: Verifier, kept: readonly LedgerHead[] = []): Promise<LedgerReport> {
  return ctx.db.transaction(
    async (db) => {
      const heads = await listLedgerHeads({ db });
      const tally = { entries: 0, texts: 0, destroyed: 0 };
      const broken = await findBroken({ db, keys: ctx.keys }, heads, kept, tally);
      const known = new Set(kept.map(({ regionId }) => regionId));
      const tailUnknown = heads.map(({ regionId }) => regionId).filter((id) => !known.has(id));
      return { ok: broken === null, broken, ...tally, heads, tailUnknown };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function findBroken(
  ctx: Verifier,
  heads: readonly LedgerHead[],
  kept: readonly LedgerHead[],
  tally: Tally,
): Promise<BrokenRow | null> {
  for (const { regionId } of heads) {
    const broken = await walk(ctx, regionId, tally);
    if (broken) return broken;
  }
  return (await findCutTail(ctx, heads, kept)) ?? findNotEntered(ctx);
}

/** One region's chain from its first entry, a page at a time. */
async function walk(ctx: Verifier, regionId: string, tally: Tally): Promise<BrokenRow | null> {
  let seq = 0;
  let hash: Buffer = startOfChain;
  for (;;) {
    const rows = await entriesAfter(ctx, regionId, seq);
    for (const row of rows) {
      const { entry } = row;
      const problem = entryProblem(ctx, entry, seq + 1, hash);
      if (problem) return { regionId, seq: seq + 1, what: "entry", id: String(seq + 1), problem };
      const wrong = subjectProblem(ctx, row, tally);
      if (wrong) {
        const what = entry.kind === "record" || entry.kind === "event" ? entry.kind : "destroyed";
        return { regionId, seq: entry.seq, what, id: entry.subjectId, problem: wrong };
      }
      ({ seq, hash } = entry);
      tally.entries += 1;
    }
    if (rows.length < page) return null;
  }
}

function entriesAfter({ db }: Verifier, regionId: string, seq: number) {
  return db
    .select({
      entry: ledgerEntry,
      record: supervisionRecord,
      event: recordEvent,
      destroyed: destroyedText,
      text: sealedText,
      destructionEntered: sql<boolean>`exists (select 1 from ledger_entry d where d.kind = 'destroyed'
        and d.subject_id = ${ledgerEntry.subjectId})`,
    })
    .from(ledgerEntry)
    .leftJoin(
      supervisionRecord,
      and(eq(ledgerEntry.kind, "record"), eq(supervisionRecord.id, ledgerEntry.subjectId)),
    )
    .leftJoin(recordEvent, and(eq(ledgerEntry.kind, "event"), eq(recordEvent.id, ledgerEntry.subjectId)))
    .leftJoin(destroyedText, eq(destroyedText.id, ledgerEntry.subjectId))
    .leftJoin(sealedText, eq(sealedText.id, ledgerEntry.subjectId))
    .where(and(eq(ledgerEntry.regionId, regionId), gt(ledgerEntry.seq, seq)))
    .orderBy(asc(ledgerEntry.seq))
    .limit(page);
}
type Row = Awaited<ReturnType<typeof entriesAfter>>[number];

function entryProblem(
  { keys }: Verifier,
  entry: Row["entry"],
  seq: number,
  prevHash: Buffer,
): LedgerProblem | null {
  if (entry.seq !== seq) return "deleted";
  const whole = entry.prevHash.equals(prevHash) && keys.macMatches("chain", entryText(entry), entry.hash);
  return whole ? null : "edited";
}

function subjectProblem(ctx: Verifier, row: Row, tally: Tally): LedgerProblem | null {
  const { entry, record, event, destroyed } = row;
  if (entry.kind === "destroyed") {
    if (!destroyed) return "deleted";
    tally.destroyed += 1;
    return destroyedDigest(destroyed).equals(entry.commitment) ? null : "edited";
  }
  const digest = record ? recordDigest(record) : event ? eventDigest(event) : null;
  if (!digest) return "deleted";
  if (!digest.equals(entry.commitment)) return "edited";
  const commitment = record?.commitment ?? event?.commitment;
  return commitment ? textProblem(ctx, row, commitment, tally) : null;
}

function textProblem(
  { keys }: Verifier,
  { text, destroyed, destructionEntered }: Row,
  commitment: Buffer,
  tally: Tally,
): LedgerProblem | null {
  if (!text) return destroyed && destructionEntered ? null : "text-deleted";
  tally.texts += 1;
  try {
    const words = keys.openWithOwnKey("record", text, textSeal(text.id));
    return commitmentOf(text.salt, words).equals(commitment) ? null : "text-edited";
  } catch {
    return "text-edited";
  }
}

/** A kept head must still stand in its chain, as it was. */
async function findCutTail(
  { db }: Verifier,
  heads: readonly LedgerHead[],
  kept: readonly LedgerHead[],
): Promise<BrokenRow | null> {
  for (const { regionId, seq, hash } of kept) {
    const head = heads.find((one) => one.regionId === regionId);
    if (!head || head.seq < seq)
      return {
        regionId,
        seq: (head?.seq ?? 0) + 1,
        what: "entry",
        id: String((head?.seq ?? 0) + 1),
        problem: "tail-cut",
      };
    const [entry] = await db
      .select({ hash: ledgerEntry.hash })
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.regionId, regionId), eq(ledgerEntry.seq, seq)));
    if (entry?.hash.toString("hex") !== hash)
      return { regionId, seq, what: "entry", id: String(seq), problem: "edited" };
  }
  return null;
}

/** Records and events that somebody put in beside the chain. */
async function findNotEntered({ db }: Verifier): Promise<BrokenRow | null> {
  const entered = (kind: string, id: typeof supervisionRecord.id | typeof recordEvent.id) =>
    sql`not exists (select 1 from ledger_entry l where l.kind = ${kind} and l.subject_id = ${id})`;
  const [record] = await db
    .select({ id: supervisionRecord.id, regionId: supervisionRecord.regionId })
    .from(supervisionRecord)
    .where(entered("record", supervisionRecord.id))
    .orderBy(asc(supervisionRecord.sentAt), asc(supervisionRecord.id))
    .limit(1);
  if (record) return { ...record, seq: null, what: "record", problem: "not-entered" };
  const [event] = await db
    .select({ id: recordEvent.id, regionId: supervisionRecord.regionId })
    .from(recordEvent)
    .innerJoin(supervisionRecord, eq(supervisionRecord.id, recordEvent.recordId))
    .where(entered("event", recordEvent.id))
    .orderBy(asc(recordEvent.at), asc(recordEvent.id))
    .limit(1);
  return event ? { ...event, seq: null, what: "event", problem: "not-entered" } : null;
}
