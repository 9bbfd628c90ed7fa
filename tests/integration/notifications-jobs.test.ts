import { setTimeout as wait } from "node:timers/promises";
import { inArray } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { messagePreference, outboxMessage } from "#app/db/schema/index.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { systemCtx } from "#tests/support/actors.ts";
import { runFile, type Child } from "#tests/support/child.ts";
import { testDatabase, testDatabaseAddress } from "#tests/support/db.ts";
import { makeArea, makePerson, unique } from "#tests/support/factories.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const pool = await testDatabase();
const address = JSON.stringify(await testDatabaseAddress());
const smtp = await startSmtp();
afterAll(() => smtp.close());

async function worker(): Promise<Child> {
  const child = runFile("tests/support/run-jobs.ts", [address, smtp.url]);
  await child.firstLine;
  return child;
}

/** Messages to people without quiet hours. */
async function messages(count: number): Promise<string[]> {
  const area = await makeArea(pool.db);
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const { id } = await makePerson(pool.db, { area, email: `${unique("mail")}@halypa.test` });
    await pool.db.insert(messagePreference).values({ personId: id, quietFrom: 0, quietTo: 0 });
    ids.push(id);
  }
  await enqueueMessages(
    systemCtx(pool.db),
    ids.map((personId) => ({
      personId,
      kind: "identity.roles-changed" as const,
      payload: {},
      dedupeKey: unique("roles"),
    })),
  );
  return ids;
}

async function settled(people: readonly string[]): Promise<{ delivered: number; interrupted: number }> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const rows = await pool.db
      .select({ mark: outboxMessage.mailMark, at: outboxMessage.deliveredAt })
      .from(outboxMessage)
      .where(inArray(outboxMessage.personId, [...people]));
    const delivered = rows.filter(({ at }) => at !== null).length;
    const interrupted = rows.filter(({ mark }) => mark === "interrupted").length;
    if (delivered + interrupted === people.length) return { delivered, interrupted };
    if (Date.now() > deadline) throw new Error(`not settled: ${JSON.stringify(rows)}`);
    await wait(200);
  }
}

describe("two workers on one database", () => {
  it("send each message once; a worker that is killed while it sends loses none and repeats none", async () => {
    for (let round = 1; round <= 3; round++) {
      smtp.behave("hold-text");
      const before = smtp.taken.length;
      const people = await messages(12);
      const [first, second] = await Promise.all([worker(), worker()]);
      // Both are in the middle of handing over when one of them dies.
      await smtp.takenCount(before + 2);
      await first.signal("SIGKILL");
      smtp.behave("take");
      smtp.release();
      const { delivered, interrupted } = await settled(people);
      await second.signal("SIGTERM");
      expect(await second.exit, second.output()).toBe(0);
      const taken = smtp.taken.slice(before).map(({ to }) => to);
      expect(new Set(taken).size, "nobody gets a message twice").toBe(taken.length);
      expect(taken.length).toBeGreaterThanOrEqual(delivered);
      expect(delivered + interrupted).toBe(12);
      expect(delivered, "only what was in the killed hands may be in doubt").toBeGreaterThanOrEqual(12 - 5);
    }
  }, 300_000);
});
