import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { outboxMessage } from "#app/db/schema/index.ts";
import { answerRecord } from "#app/domain/supervision/answer-record.server.ts";
import { remindOverdue } from "#app/domain/supervision/remind-overdue.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { day } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePair, sendRecord, type Pair } from "#tests/support/supervision.ts";

const pool = await testDatabase();

async function toldOf(personId: string, kind: string): Promise<number> {
  const rows = await pool.db
    .select({ id: outboxMessage.id })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.personId, personId), eq(outboxMessage.kind, kind)));
  return rows.length;
}

const remind = ({ clock }: Pair) => remindOverdue(systemCtx(pool.db, clock));

describe("reminders", () => {
  test("tell a supervisor once a period whom she has not met for 35 days", async () => {
    const pair = await makePair(pool.db);
    const told = () => toldOf(pair.supervisor.id, "supervision.session-overdue");
    await Promise.all([remind(pair), remind(pair), remind(pair)]);
    expect(await told()).toBe(1);
    pair.clock.advance(35 * day);
    await remind(pair);
    await remind(pair);
    expect(await told()).toBe(2);
  });

  test("stop when they have met", async () => {
    const pair = await makePair(pool.db);
    await sendRecord(pair);
    await remind(pair);
    expect(await toldOf(pair.supervisor.id, "supervision.session-overdue")).toBe(0);
  });

  test("tell a worker after 7 days that a record waits, and no more once she answered", async () => {
    const pair = await makePair(pool.db);
    const recordId = await sendRecord(pair);
    const told = () => toldOf(pair.worker.id, "supervision.answer-overdue");
    pair.clock.advance(6 * day);
    await remind(pair);
    expect(await told()).toBe(0);
    pair.clock.advance(day);
    await Promise.all([remind(pair), remind(pair)]);
    expect(await told()).toBe(1);
    await answerRecord(pair.asWorker, { recordId, eventId: uuidv7(), answer: "agreed" });
    pair.clock.advance(7 * day);
    await remind(pair);
    expect(await told()).toBe(1);
  });

  test("are the portal's own work: no person sends them", async () => {
    const pair = await makePair(pool.db);
    await expect(remindOverdue(ctxFor(pool.db, pair.supervisor, ["supervisor"]))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
