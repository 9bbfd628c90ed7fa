import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEvent, auditSeal, auditSealMember } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { sealEvents } from "#app/domain/audit/seal-events.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import type { Database } from "#app/db/client.server.ts";
import { anonymousCtx, systemCtx } from "#tests/support/actors.ts";
import { rollbackEach, testDatabase } from "#tests/support/db.ts";

const test = rollbackEach();

async function events(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    await recordAudit(systemCtx(test.db), {
      action: "test.do-something",
      targetType: "thing",
      targetId: `thing-${at}`,
      detail: { zeta: at, alpha: null, beta: true },
    });
  }
}

/** What somebody with the database owner's rights can do. */
async function tamper(work: (db: Database) => Promise<unknown>): Promise<void> {
  const tables = ["audit_event", "audit_seal", "audit_seal_member"];
  for (const table of tables) await test.db.execute(sql.raw(`alter table ${table} disable trigger user`));
  await work(test.db);
  for (const table of tables) await test.db.execute(sql.raw(`alter table ${table} enable trigger user`));
}

async function eventOf(targetId: string): Promise<string> {
  const [row] = await test.db.select().from(auditEvent).where(eq(auditEvent.targetId, targetId));
  return row?.id ?? "";
}

const verify = (head?: string) => verifyAudit(systemCtx(test.db), head);

describe("the seals over the trail", () => {
  it("hold over an untouched trail and say what is not sealed yet", async () => {
    await events(3);
    expect(await sealEvents(systemCtx(test.db))).toBe(3);
    expect(await sealEvents(systemCtx(test.db))).toBe(0);
    await events(2);
    const check = await verify();
    expect(check).toMatchObject({ seals: 1, events: 3, unsealed: 2, fault: null, endChecked: false });
    expect(check.head).toMatch(/^audit:1:[\da-f]{80}$/);
    await sealEvents(systemCtx(test.db));
    expect(await verify(check.head ?? "")).toMatchObject({
      seals: 2,
      events: 5,
      fault: null,
      endChecked: true,
    });
  });

  it.each([
    ["the words of its action", { action: "test.do-nothing" }],
    ["its details", { detail: { zeta: 1, alpha: null, beta: false } }],
    ["its moment", { at: new Date("2020-01-01T00:00:00Z") }],
    ["who did it", { actorKind: "system:somebody" }],
  ])("name an event of which somebody edited %s", async (_what, change) => {
    await events(3);
    await sealEvents(systemCtx(test.db));
    const eventId = await eventOf("thing-1");
    await tamper((db) => db.update(auditEvent).set(change).where(eq(auditEvent.id, eventId)));
    expect((await verify()).fault).toEqual({ kind: "event-edited", eventId, seq: 1 });
  });

  it("name an event that somebody deleted", async () => {
    await events(3);
    await sealEvents(systemCtx(test.db));
    const eventId = await eventOf("thing-2");
    await tamper((db) => db.delete(auditEvent).where(eq(auditEvent.id, eventId)));
    expect((await verify()).fault).toEqual({ kind: "event-deleted", eventId, seq: 1 });
  });

  it("name the seal when the event is deleted together with its place in it", async () => {
    await events(3);
    await sealEvents(systemCtx(test.db));
    await events(3);
    await sealEvents(systemCtx(test.db));
    const eventId = await eventOf("thing-0");
    await tamper(async (db) => {
      await db.delete(auditSealMember).where(eq(auditSealMember.eventId, eventId));
      await db.delete(auditEvent).where(eq(auditEvent.id, eventId));
      await db.update(auditSeal).set({ events: 2 }).where(eq(auditSeal.seq, 1));
    });
    expect((await verify()).fault).toEqual({ kind: "seal-edited", seq: 1 });
  });

  it("name a seal that is missing in the middle; a cut end only against a printed head", async () => {
    for (let at = 0; at < 3; at++) {
      await events(1);
      await sealEvents(systemCtx(test.db));
    }
    const { head } = await verify();
    const cut = (seq: number) =>
      tamper(async (db) => {
        await db.delete(auditSealMember).where(eq(auditSealMember.sealSeq, seq));
        await db.delete(auditSeal).where(eq(auditSeal.seq, seq));
      });
    await cut(3);
    expect(await verify()).toMatchObject({ fault: null, endChecked: false, seals: 2 });
    expect((await verify(head ?? "")).fault).toEqual({ kind: "head-differs", seq: 3 });
    await cut(1);
    expect((await verify()).fault).toEqual({ kind: "seal-missing", seq: 1 });
  });

  it("are made and checked by the portal itself only", () => {
    expect(() => sealEvents(anonymousCtx(test.db))).toThrow("forbidden");
    return expect(verifyAudit(anonymousCtx(test.db))).rejects.toThrow("forbidden");
  });
});

describe("two processes that seal at once", () => {
  it("seal each event once", async () => {
    const { db } = await testDatabase();
    const ctx = systemCtx(db);
    for (let at = 0; at < 20; at++)
      await recordAudit(ctx, { action: "test.do-something", targetType: "thing", targetId: String(at) });
    const counts = await Promise.all([sealEvents(ctx), sealEvents(ctx), sealEvents(ctx)]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(20);
    expect(await verifyAudit(ctx)).toMatchObject({ events: 20, unsealed: 0, fault: null });
  });
});
