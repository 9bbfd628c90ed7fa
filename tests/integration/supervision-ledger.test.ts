import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { destroyedText, ledgerEntry, recordEvent, sealedText } from "#app/db/schema/index.ts";
import type { Database } from "#app/db/client.server.ts";
import { addAddendum } from "#app/domain/supervision/add-addendum.server.ts";
import { answerRecord } from "#app/domain/supervision/answer-record.server.ts";
import { destroyText } from "#app/domain/supervision/destroy-text.server.ts";
import type { LedgerHead, LedgerReport } from "#app/domain/supervision/ledger.ts";
import { formatHead, parseHead } from "#app/domain/supervision/ledger.ts";
import { getRecord } from "#app/domain/supervision/queries/get-record.server.ts";
import { listLedgerHeads } from "#app/domain/supervision/queries/list-ledger-heads.server.ts";
import { verifyLedger } from "#app/domain/supervision/verify-ledger.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { systemCtx, testKeys } from "#tests/support/actors.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePair, sendRecord, type Pair } from "#tests/support/supervision.ts";

let db: Database;
beforeAll(async () => {
  ({ db } = await testDatabase());
});

class Undo extends Error {}

/** What verifying finds after somebody with all rights on the database did `harm`; it is undone afterwards. */
async function afterHarm(
  harm: (db: Database) => Promise<unknown>,
  kept: LedgerHead[] = [],
): Promise<LedgerReport> {
  const reports: LedgerReport[] = [];
  await db
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await harm(tx);
      reports.push(await verifyLedger({ db: tx, keys: testKeys }, kept));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  const [report] = reports;
  if (!report) throw new Error("nothing was verified");
  return report;
}

/** A record with a different view and a reply: seven entries, three texts. */
async function story(): Promise<Pair & { recordId: string; answerId: string; replyId: string }> {
  const pair = await makePair(db);
  const recordId = await sendRecord(pair);
  const [answerId, replyId] = [uuidv7(), uuidv7()];
  await answerRecord(pair.asWorker, {
    recordId,
    eventId: answerId,
    answer: "seen-differently",
    words: "Not so.",
  });
  await addAddendum(pair.asSupervisor, { recordId, eventId: replyId, words: "I see." });
  return { ...pair, recordId, answerId, replyId };
}

const id = (value: string) => sql`${value}::uuid`;

describe("the chain", () => {
  it("verifies what was written, and says that without a head it can't know about the tail", async () => {
    const { region } = await story();
    const report = await verifyLedger({ db, keys: testKeys });
    expect(report).toMatchObject({ ok: true, broken: null });
    expect(report.tailUnknown).toContain(region.id);
    const known = await verifyLedger({ db, keys: testKeys }, await listLedgerHeads({ db }));
    expect(known).toMatchObject({ ok: true, tailUnknown: [] });
  });

  it("finds an edited row, whichever it is", async () => {
    const { recordId, answerId, region } = await story();
    const edits = [
      [
        sql`update supervision_record set sent_at = sent_at - interval '1 day' where id = ${id(recordId)}`,
        "record",
        "edited",
      ],
      [sql`update record_event set kind = 'agreed' where id = ${id(answerId)}`, "event", "edited"],
      [
        sql`update record_event set actor_id = (select supervisor_id from supervision_record where id = record_id) where id = ${id(answerId)}`,
        "event",
        "edited",
      ],
      [
        sql`update ledger_entry set at = at + interval '1 second' where region_id = ${region.id} and seq = 3`,
        "entry",
        "edited",
      ],
    ] as const;
    for (const [edit, what, problem] of edits) {
      const report = await afterHarm((tx) => tx.execute(edit));
      expect(report).toMatchObject({ ok: false, broken: { regionId: region.id, what, problem } });
    }
    expect((await afterHarm((tx) => tx.execute(edits[1][0]))).broken?.id).toBe(answerId);
  });

  it("finds a text that is another one than was sent", async () => {
    const { recordId, answerId } = await story();
    const swapped = await afterHarm((tx) =>
      tx.execute(sql`update sealed_text set sealed = (select sealed from sealed_text where id = ${id(answerId)}),
        wrapped_key = (select wrapped_key from sealed_text where id = ${id(answerId)}) where id = ${id(recordId)}`),
    );
    expect(swapped.broken).toMatchObject({ what: "record", id: recordId, problem: "text-edited" });
    const salted = await afterHarm((tx) =>
      tx.execute(sql`update sealed_text set salt = '\\x00' where id = ${id(recordId)}`),
    );
    expect(salted.broken).toMatchObject({ id: recordId, problem: "text-edited" });
  });

  it("finds a deleted row: entry, record, event, text", async () => {
    const { recordId, replyId, region } = await story();
    const deletions = [
      [sql`delete from ledger_entry where region_id = ${region.id} and seq = 2`, "entry", "deleted"],
      [sql`delete from supervision_record where id = ${id(recordId)}`, "record", "deleted"],
      [sql`delete from record_event where id = ${id(replyId)}`, "event", "deleted"],
      [sql`delete from sealed_text where id = ${id(replyId)}`, "event", "text-deleted"],
      [sql`select destroy_sealed_text(${id(replyId)}, 'quietly', null, now())`, "event", "text-deleted"],
    ] as const;
    for (const [deletion, what, problem] of deletions)
      expect((await afterHarm((tx) => tx.execute(deletion))).broken).toMatchObject({ what, problem });
  });

  it("finds a row that was put in beside it", async () => {
    const { recordId, worker, clock } = await story();
    const event = { id: uuidv7(), recordId, kind: "read" as const, actorId: worker.id, at: clock.now() };
    const report = await afterHarm((tx) => tx.insert(recordEvent).values(event));
    expect(report.broken).toMatchObject({ what: "event", id: event.id, problem: "not-entered", seq: null });
  });

  it("finds a cut tail against the head that was kept, and not without", async () => {
    const { region, replyId } = await story();
    const kept = [...(await listLedgerHeads({ db }))];
    const cut = async (tx: Database): Promise<void> => {
      await tx.execute(
        sql`delete from ledger_entry where region_id = ${region.id} and subject_id = ${id(replyId)}`,
      );
      await tx.execute(sql`delete from record_event where id = ${id(replyId)}`);
      await tx.execute(sql`delete from sealed_text where id = ${id(replyId)}`);
    };
    const without = await afterHarm(cut);
    expect(without.ok).toBe(true);
    expect(without.tailUnknown).toContain(region.id);
    expect((await afterHarm(cut, kept)).broken).toMatchObject({ regionId: region.id, problem: "tail-cut" });
    const whole = await afterHarm(
      (tx) => tx.execute(sql`delete from ledger_entry where region_id = ${region.id}`),
      kept,
    );
    expect(whole.ok).toBe(false);
  });

  it("can't be made anew without the key", async () => {
    const { region } = await story();
    const report = await afterHarm((tx) =>
      tx.execute(sql`update ledger_entry set commitment = sha256('x'), hash = '\\x00' || sha256('forged')
        where region_id = ${region.id} and seq = 1`),
    );
    expect(report.broken).toMatchObject({ regionId: region.id, seq: 1, problem: "edited" });
  });

  it("prints heads that read back", async () => {
    await story();
    const [head] = await listLedgerHeads({ db });
    if (!head) throw new Error("no head");
    expect(parseHead(formatHead(head))).toEqual(head);
    expect(parseHead("TM-S:3:short")).toBeNull();
  });

  it("grows without a gap when many write at once", async () => {
    const pair = await makePair(db);
    await Promise.all(Array.from({ length: 8 }, () => sendRecord(pair)));
    const entries = await db.select().from(ledgerEntry).where(eq(ledgerEntry.regionId, pair.region.id));
    expect(entries.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 16 }, (_, i) => i + 1),
    );
    expect((await verifyLedger({ db, keys: testKeys })).ok).toBe(true);
  });
});

describe("destroying a text", () => {
  it("takes text, key and salt away, shows that it did, and keeps the chain whole", async () => {
    const { recordId, answerId, asWorker } = await story();
    for (let i = 0; i < 5; i++)
      for (const textId of [recordId, answerId])
        await destroyText(systemCtx(db), { textId, reason: "identity-leaked" });
    const view = await getRecord(asWorker, recordId, "en");
    if (view.reach !== "text") throw new Error("no text");
    expect(view.text).toMatchObject({ kind: "destroyed", reason: "identity-leaked" });
    expect(view.statement?.text).toMatchObject({ kind: "destroyed" });
    expect(view.addenda).toMatchObject([{ text: { kind: "words", words: "I see." } }]);
    expect(await db.select().from(sealedText).where(eq(sealedText.id, recordId))).toEqual([]);
    const report = await verifyLedger({ db, keys: testKeys });
    expect(report).toMatchObject({ ok: true });
    expect(report.destroyed).toBeGreaterThanOrEqual(2);
    const forged = await afterHarm((tx) =>
      tx.execute(sql`update destroyed_text set reason = 'retention' where id = ${id(recordId)}`),
    );
    expect(forged.broken).toMatchObject({ what: "destroyed", id: recordId, problem: "edited" });
  });

  it("leaves nothing to answer to", async () => {
    const pair = await makePair(db);
    const recordId = await sendRecord(pair);
    await destroyText(systemCtx(db), { textId: recordId, reason: "consent-withdrawn" });
    await expect(
      answerRecord(pair.asWorker, { recordId, eventId: uuidv7(), answer: "agreed" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not for persons, and notes ids that this database never knew", async () => {
    const { asSupervisor, recordId } = await story();
    await expect(destroyText(asSupervisor, { textId: recordId, reason: "retention" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const unknown = uuidv7();
    await destroyText(systemCtx(db), { textId: unknown, reason: "restored-archive" });
    expect(await db.select().from(destroyedText).where(eq(destroyedText.id, unknown))).toHaveLength(1);
    expect((await verifyLedger({ db, keys: testKeys })).ok).toBe(true);
  });
});
