import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEvent, outboxMessage } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { getPreference } from "#app/domain/notifications/queries/get-preference.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { action as accountAction } from "#app/routes/account/overview/route.tsx";
import { loader as administer } from "#app/routes/administer/overview/route.tsx";
import { loader as trail } from "#app/routes/audit/trail/route.tsx";
import { loader as inbox } from "#app/routes/inbox/list/route.tsx";
import { loader as message } from "#app/routes/inbox/message/route.tsx";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { testDatabase } from "#tests/support/db.ts";
import { grantRole, makeArea, makePerson, unique } from "#tests/support/factories.ts";
import { argsFor, cookieOf, responseOf, testServices } from "#tests/support/request.ts";

const pool = await testDatabase();
const services = testServices(pool);
const { db } = pool;

async function told(personId: string, count = 1): Promise<string[]> {
  await enqueueMessages(
    systemCtx(db),
    Array.from({ length: count }, () => ({
      personId,
      kind: "identity.roles-changed" as const,
      payload: {},
      dedupeKey: unique("roles"),
    })),
  );
  const rows = await db.select().from(outboxMessage).where(eq(outboxMessage.personId, personId));
  return rows.map(({ id }) => id);
}

describe("the inbox", () => {
  test("shows one's own messages, unread first, page by page, each once", async () => {
    const mine = await makePerson(db, { locale: "en" });
    const other = await makePerson(db);
    await told(other.id);
    const ids = await told(mine.id, 45);
    const cookie = await cookieOf(services, mine.id);
    const opened = ids.at(-1) ?? "";
    await message(argsFor(services, `/inbox/${opened}`, { cookie, params: { message: opened } }));
    const seen: { id: string; fresh: boolean }[] = [];
    let next: string | null = null;
    do {
      const address: string = next ? `/inbox?before=${encodeURIComponent(next)}` : "/inbox";
      const page: Awaited<ReturnType<typeof inbox>> = await inbox(argsFor(services, address, { cookie }));
      seen.push(...page.messages);
      next = page.next;
    } while (next);
    expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(seen.at(-1)).toMatchObject({ id: opened, fresh: false });
    expect(seen.filter(({ fresh }) => fresh)).toHaveLength(44);
  });

  test("opens no message of somebody else, and none that is not there", async () => {
    const mine = await makePerson(db);
    const [theirs = ""] = await told((await makePerson(db)).id);
    const cookie = await cookieOf(services, mine.id);
    for (const id of [theirs, uuidv7(), "nonsense"]) {
      const response = await responseOf(
        message(argsFor(services, `/inbox/${id}`, { cookie, params: { message: id } })),
      );
      expect(response.status).toBe(404);
    }
    const [row] = await db.select().from(outboxMessage).where(eq(outboxMessage.id, theirs));
    expect(row?.readAt).toBe(null);
    const torn = await responseOf(inbox(argsFor(services, "/inbox?before=anything", { cookie })));
    expect(torn.status).toBe(400);
  });

  test("refuses a payload that carries more than its kind allows", async () => {
    const { id: personId } = await makePerson(db);
    const payload = { recordId: uuidv7(), byId: uuidv7(), text: "what was said" };
    const kind = "supervision.record-sent";
    await expect(
      (async () => enqueueMessage(systemCtx(db), { personId, kind, payload, dedupeKey: unique("key") }))(),
    ).rejects.toThrow(/unrecognized/i);
  });

  test("keeps whether and when a person wants mail", async () => {
    const person = await makePerson(db, { email: `${unique("mail")}@halypa.test` });
    const cookie = await cookieOf(services, person.id);
    const ctx = ctxFor(db, person);
    expect(await getPreference(ctx)).toMatchObject({ mail: true, quietFrom: 1260, quietTo: 480 });
    const form = { quietFrom: "22:30", quietTo: "06:15" };
    const saved = await responseOf(
      accountAction(argsFor(services, "/account?do=messages", { cookie, form })),
    );
    expect(saved.status).toBe(303);
    expect(await getPreference(ctx)).toMatchObject({ mail: false, quietFrom: 1350, quietTo: 375 });
    const wrong = { quietFrom: "25:00", quietTo: "06:15", mail: "on" };
    const refused = await responseOf(
      accountAction(argsFor(services, "/account?do=messages", { cookie, form: wrong })),
    );
    expect(refused.status).toBe(400);
    expect(await getPreference(ctx)).toMatchObject({ mail: false, quietFrom: 1350 });
  });
});

describe("the auditor's page", () => {
  async function auditor(area: Awaited<ReturnType<typeof makeArea>>) {
    const person = await makePerson(db, { area, locale: "en" });
    await grantRole(db, person.id, "auditor", area);
    const cookie = await cookieOf(services, person.id);
    const read = (query: Record<string, string> = {}) =>
      trail(argsFor(services, `/audit?${new URLSearchParams(query).toString()}`, { cookie }));
    return { person, read };
  }

  test("shows the auditor's areas only; the portal's own acts to an auditor of the whole country", async () => {
    const country = await makeArea(db);
    const north = await makeArea(db, { parent: country, kind: "region" });
    const south = await makeArea(db, { parent: country, kind: "region" });
    const [inNorth, inSouth] = [await makePerson(db, { area: north }), await makePerson(db, { area: south })];
    const act = unique("test").replace(/[^a-z-]/g, "x");
    for (const ctx of [ctxFor(db, inNorth), ctxFor(db, inSouth), systemCtx(db)])
      await recordAudit(ctx, { action: act, targetType: "thing", targetId: "1" });
    await recordAudit(systemCtx(db), { action: act, targetType: "person", targetId: inNorth.id });
    const rowsFor = async (area: typeof country) =>
      (await (await auditor(area)).read({ action: act })).rows.map(({ who, thing }) => `${who} ${thing}`);
    const north1 = `Synag Synagowa (${inNorth.userName}) thing`;
    const south1 = `Synag Synagowa (${inSouth.userName}) thing`;
    const system1 = "the portal itself (test) thing";
    const system2 = `the portal itself (test) Synag Synagowa (${inNorth.userName})`;
    expect((await rowsFor(north)).toSorted()).toEqual([north1, system2].toSorted());
    expect(await rowsFor(south)).toEqual([south1]);
    expect((await rowsFor(country)).toSorted()).toEqual([north1, south1, system1, system2].toSorted());
  });

  test("filters by person, action, thing and day, and goes on page by page", async () => {
    const area = await makeArea(db);
    const { read } = await auditor(area);
    const actor = await makePerson(db, { area });
    const other = await makePerson(db, { area });
    for (let at = 0; at < 60; at++)
      await recordAudit(ctxFor(db, actor), {
        action: "test.count",
        targetType: "thing",
        targetId: String(at),
      });
    await recordAudit(ctxFor(db, other), { action: "test.other", targetType: "person", targetId: actor.id });
    const first = await read({ actor: actor.userName, action: "test." });
    expect(first.rows).toHaveLength(50);
    const rest = await read(Object.fromEntries(new URLSearchParams(first.older?.split("?")[1])));
    expect(rest.rows).toHaveLength(10);
    expect(rest.older).toBe(null);
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(60);
    expect((await read({ target: actor.userName })).rows.map(({ what }) => what)).toEqual(["test.other"]);
    expect((await read({ target: "59", action: "test.count" })).rows).toHaveLength(1);
    expect((await read({ from: "2020-01-01", to: "2020-12-31" })).rows).toEqual([]);
    const wrong = await read({ from: "yesterday", action: "test.other" });
    expect(wrong.errors).toEqual({ from: "errors.invalid" });
    expect(wrong.rows.map(({ what }) => what)).toEqual(["test.other"]);
  });

  test("shows no detail of what was done in supervision", async () => {
    const area = await makeArea(db);
    const { read } = await auditor(area);
    const worker = await makePerson(db, { area });
    await recordAudit(ctxFor(db, worker), {
      action: "supervision.answer-record",
      targetType: "supervision_record",
      targetId: uuidv7(),
      detail: { answer: "seen-differently" },
    });
    const { rows } = await read({ action: "supervision." });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("seen-differently");
  });

  test("writes down that it was read, and what was looked for", async () => {
    const area = await makeArea(db);
    const { person, read } = await auditor(area);
    await read({ actor: "jeren", target: "thing-1" });
    const [row] = await db.select().from(auditEvent).where(eq(auditEvent.actorId, person.id));
    expect(row).toMatchObject({
      action: "audit.read-trail",
      targetId: area.id,
      detail: { actor: "jeren", target: "thing-1", action: null, from: null, to: null, rows: 0 },
    });
  });

  test("gives nothing that opens an account", async () => {
    const area = await makeArea(db);
    const { read } = await auditor(area);
    const person = await makePerson(db, {
      area,
      passwordHash: "a-secret-hash",
      email: `${unique("x")}@halypa.test`,
    });
    await recordAudit(ctxFor(db, person), { action: "test.sign", targetType: "person", targetId: person.id });
    const text = JSON.stringify(await read());
    expect(text).toContain(person.userName);
    expect(text).not.toContain("a-secret-hash");
    expect(text).not.toContain(person.email);
  });
});

describe("the administrator's page", () => {
  test("shows undelivered messages by class, age and problem, never by person, text or link", async () => {
    const administrator = await makePerson(db, { roles: ["administrator"], locale: "en" });
    const worker = await makePerson(db, { email: `${unique("worker")}@halypa.test` });
    const recordId = uuidv7();
    await enqueueMessage(systemCtx(db), {
      personId: worker.id,
      kind: "supervision.record-sent",
      payload: { recordId, byId: administrator.id },
      dedupeKey: unique("sent"),
    });
    await db
      .update(outboxMessage)
      .set({ mailMark: "refused", mailAttempts: 1 })
      .where(eq(outboxMessage.personId, worker.id));
    const cookie = await cookieOf(services, administrator.id);
    const page = await administer(argsFor(services, "/administer", { cookie }));
    expect(page.undelivered).toMatchObject([
      {
        kind: "supervision",
        tries: "1",
        problem: "the mail server does not take this message: perhaps the address is wrong",
      },
    ]);
    const text = JSON.stringify(page);
    for (const secret of [recordId, worker.id, worker.email ?? "", "Synagowa"])
      expect(text).not.toContain(secret);
    expect(page.database.map(([, value]) => value).join(" ")).toMatch(/\d+ MB/);
    expect(page.backup).toBe(null);
  });
});
