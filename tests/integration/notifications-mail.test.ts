import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { messagePreference, outboxMessage, person } from "#app/db/schema/index.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { queueMail } from "#app/domain/notifications/queue-mail.server.ts";
import { makeMailer } from "#app/platform/mailer.server.ts";
import { deliverMail } from "#app/server/jobs/deliver-mail.server.ts";
import { systemCtx } from "#tests/support/actors.ts";
import { day, heldClock, hour } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson, unique } from "#tests/support/factories.ts";
import { testServices } from "#tests/support/request.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

const pool = await testDatabase();
const smtp = await startSmtp();
const from = "halypa@halypa.test";
const mailer = makeMailer(smtp.url, from, 400);
/** Noon in Ashgabat. */
const noon = new Date("2026-03-02T07:00:00Z");

afterAll(() => smtp.close());
beforeEach(() => smtp.behave("take"));

async function message(
  wish: { locale?: "tk" | "ru" | "en"; email?: string | null } = {},
): Promise<{ id: string; personId: string; email: string | null }> {
  const email = wish.email === undefined ? `${unique("someone")}@halypa.test` : wish.email;
  const supervisor = await makePerson(pool.db, {
    givenName: "Maral",
    surname: "Orazowa",
    givenNameCyrillic: "Марал",
    surnameCyrillic: "Оразова",
  });
  const { id: personId } = await makePerson(pool.db, { email, locale: wish.locale ?? "en" });
  await enqueueMessage(systemCtx(pool.db, heldClock(noon)), {
    personId,
    kind: "supervision.record-sent",
    payload: { recordId: uuidv7(), byId: supervisor.id },
    dedupeKey: unique("key"),
  });
  const [row] = await pool.db.select().from(outboxMessage).where(eq(outboxMessage.personId, personId));
  if (!row) throw new Error("no message");
  return { id: row.id, personId, email };
}

async function stateOf(id: string) {
  const [row] = await pool.db
    .select({
      mark: outboxMessage.mailMark,
      tries: outboxMessage.mailAttempts,
      at: outboxMessage.deliveredAt,
    })
    .from(outboxMessage)
    .where(eq(outboxMessage.id, id));
  return { mark: row?.mark ?? null, tries: row?.tries, delivered: row?.at !== null };
}

const mailsTo = (email: string | null) => smtp.taken.filter(({ to }) => to === email);

describe("mail", () => {
  it.each([
    ["tk", "Superwiziýa ýazgysy size garaşýar", "Maral Orazowa size duşuşygyňyzyň ýazgysyny iberdi."],
    ["ru", "Запись супервизии ждёт вас", "Марал Оразова присылает вам запись вашей встречи."],
    ["en", "A supervision record waits for you", "Maral Orazowa sent you the record of your meeting."],
  ] as const)(
    "is written in the person's language (%s), with a link through the inbox",
    async (locale, subject, start) => {
      const { id, email } = await message({ locale });
      const services = testServices(pool, { clock: heldClock(noon) });
      expect(await deliverMail(services, mailer, id)).toEqual({ kind: "done" });
      const [mail] = mailsTo(email);
      expect(mail?.subject).toBe(subject);
      expect(mail?.text.startsWith(start)).toBe(true);
      expect(mail?.text).toContain(`http://halypa.test/inbox/${id}`);
      expect(await stateOf(id)).toEqual({ mark: null, tries: 1, delivered: true });
    },
  );

  it("goes out once, however often and however many at a time it is asked for", async () => {
    const { id, email } = await message();
    const services = testServices(pool, { clock: heldClock(noon) });
    await Promise.all(Array.from({ length: 8 }, () => deliverMail(services, mailer, id)));
    await deliverMail(services, mailer, id);
    expect(mailsTo(email).length).toBeLessThanOrEqual(1);
    const { mark, delivered } = await stateOf(id);
    expect(delivered || mark === "interrupted").toBe(true);
  });

  it("waits for the end of the quiet hours, on the clock of the person's area", async () => {
    const { id, personId, email } = await message();
    const night = heldClock(new Date("2026-03-02T18:30:00Z"));
    const services = testServices(pool, { clock: night });
    const usualEnd = new Date("2026-03-03T03:00:00Z");
    expect(await deliverMail(services, mailer, id)).toEqual({ kind: "later", at: usualEnd });
    await pool.db.insert(messagePreference).values({ personId, quietFrom: 23 * 60, quietTo: 24 * 60 - 15 });
    expect(await deliverMail(services, mailer, id)).toEqual({
      kind: "later",
      at: new Date("2026-03-02T18:45:00Z"),
    });
    expect(mailsTo(email)).toEqual([]);
    expect(await stateOf(id)).toEqual({ mark: null, tries: 0, delivered: false });
    night.advance(hour);
    expect(await deliverMail(services, mailer, id)).toEqual({ kind: "done" });
    expect(mailsTo(email)).toHaveLength(1);
  });

  it("is not sent to who wants none, has no address or whose account is closed", async () => {
    const unwanted = await message();
    await pool.db.insert(messagePreference).values({ personId: unwanted.personId, mail: false });
    const nowhere = await message({ email: null });
    const closed = await message();
    await pool.db.update(person).set({ closedAt: noon }).where(eq(person.id, closed.personId));
    const services = testServices(pool, { clock: heldClock(noon) });
    for (const { id } of [unwanted, nowhere, closed]) await deliverMail(services, mailer, id);
    expect(mailsTo(unwanted.email)).toEqual([]);
    expect(mailsTo(closed.email)).toEqual([]);
    expect([await stateOf(unwanted.id), await stateOf(nowhere.id), await stateOf(closed.id)]).toEqual([
      { mark: "not-wanted", tries: 0, delivered: false },
      { mark: "no-address", tries: 0, delivered: false },
      { mark: "no-address", tries: 0, delivered: false },
    ]);
  });

  it("that the server refuses for good is not tried again", async () => {
    const { id, email } = await message();
    smtp.behave("refuse");
    const services = testServices(pool, { clock: heldClock(noon) });
    expect(await deliverMail(services, mailer, id)).toEqual({ kind: "done" });
    expect(await stateOf(id)).toEqual({ mark: "refused", tries: 1, delivered: false });
    expect(mailsTo(email)).toEqual([]);
  });

  it("that was certainly not taken is worth another try", async () => {
    const busy = await message();
    const slow = await message();
    const down = await message();
    const services = testServices(pool, { clock: heldClock(noon) });
    smtp.behave("busy");
    expect(await deliverMail(services, mailer, busy.id)).toEqual({ kind: "again", problem: "busy" });
    smtp.behave("hold-recipient");
    expect(await deliverMail(services, mailer, slow.id)).toEqual({ kind: "again", problem: "slow" });
    const nobody = makeMailer("smtp://127.0.0.1:1", from, 400);
    expect(await deliverMail(services, nobody, down.id)).toEqual({ kind: "again", problem: "unreachable" });
    smtp.behave("take");
    for (const { id } of [busy, slow, down]) await deliverMail(services, mailer, id);
    expect(await stateOf(busy.id)).toEqual({ mark: null, tries: 2, delivered: true });
    for (const { email } of [busy, slow, down]) expect(mailsTo(email)).toHaveLength(1);
  });

  it("that may have been taken is never sent again", async () => {
    const { id, email } = await message();
    smtp.behave("hold-text");
    const services = testServices(pool, { clock: heldClock(noon) });
    expect(await deliverMail(services, mailer, id)).toEqual({ kind: "done" });
    expect(await stateOf(id)).toEqual({ mark: "unsure", tries: 1, delivered: false });
    expect(mailsTo(email)).toHaveLength(1);
  });

  it("names no address and no word of the server when it fails", async () => {
    const { id, email } = await message();
    smtp.behave("refuse");
    const said: string[] = [];
    const keep = (...words: unknown[]) => void said.push(JSON.stringify(words));
    const logger = { debug: keep, info: keep, warn: keep, error: keep };
    await deliverMail(testServices(pool, { clock: heldClock(noon), logger }), mailer, id);
    expect(said).toHaveLength(1);
    expect(said.join()).not.toContain(email);
    expect(said.join()).not.toContain("no such box");
  });
});

describe("the queue of mail", () => {
  it("takes each fresh message once; what is old or for the inbox only stays there", async () => {
    const fresh = await message();
    const { personId } = await message();
    const clock = heldClock(noon);
    await enqueueMessage(systemCtx(pool.db, clock), {
      personId,
      kind: "lesson-completed",
      payload: { itemId: "a-lesson", versionId: uuidv7() },
      dedupeKey: unique("key"),
    });
    const queued: string[] = [];
    const keep = (ids: readonly string[]) => Promise.resolve(void queued.push(...ids));
    await queueMail(systemCtx(pool.db, clock), keep);
    await queueMail(systemCtx(pool.db, clock), keep);
    expect(queued.filter((id) => id === fresh.id)).toHaveLength(1);
    const kinds = await pool.db
      .select({ kind: outboxMessage.kind, id: outboxMessage.id })
      .from(outboxMessage)
      .where(eq(outboxMessage.kind, "lesson-completed"));
    expect(kinds.some(({ id }) => queued.includes(id))).toBe(false);

    const old = await message();
    clock.advance(4 * day);
    await queueMail(systemCtx(pool.db, clock), keep);
    expect(queued).not.toContain(old.id);
  });
});
