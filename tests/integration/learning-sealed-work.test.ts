import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { journalEntry, person, reflection } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { issueWorkTicket } from "#app/domain/learning/issue-work-ticket.server.ts";
import { openSealedWork } from "#app/domain/learning/open-sealed-work.server.ts";
import { journalSeal } from "#app/domain/learning/journal.ts";
import { reflectionSeal } from "#app/domain/learning/reflection.ts";
import { takeLetter } from "#app/domain/learning/take-letter.server.ts";
import { boxPublicKey } from "#app/platform/sealed-box.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { anonymousCtx, ctxFor, testKeys } from "#tests/support/actors.ts";
import { heldClock } from "#tests/support/clock.ts";
import { makeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { closeBox } from "#tests/support/sealed-box.ts";

const test = rollbackEach();
const publicKey = testKeys.boxPublicKey();

async function author(): Promise<{ ctx: PersonCtx; lesson: string }> {
  const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
  const { lessonIds } = await makeCourse(test.db);
  return { ctx, lesson: lessonIds[0] ?? "" };
}

const letter = (ticket: string, lesson: string, text: string, write = uuidv7(), more: object = {}) =>
  JSON.stringify({
    title: "The lesson",
    says: text,
    ticket,
    url: "/resources/reflections",
    fields: new URLSearchParams({ lesson, prompt: "r1", text }).toString(),
    write,
    locale: "en",
    ...more,
  });

/** What lies in the journal of this person. */
async function journalOf({ actor, keys }: PersonCtx): Promise<string[]> {
  const rows = await test.db.select().from(journalEntry).where(eq(journalEntry.personId, actor.personId));
  return rows.map(({ id, sealed }) => keys.open("reflection", sealed, journalSeal(actor.personId, id)));
}

const deliver = (box: Buffer, ctx = anonymousCtx(test.db)) => openSealedWork(ctx, box);

async function textOf({ actor, keys }: PersonCtx, lesson: string): Promise<string | null> {
  const [row] = await test.db.select().from(reflection).where(eq(reflection.personId, actor.personId));
  return row ? keys.open("reflection", row.sealed, reflectionSeal(actor.personId, lesson, "r1")) : null;
}

describe("what was sealed on a shared device", () => {
  it("is taken as its author's, whoever's page brings it, and once however often it is brought", async () => {
    const { ctx, lesson } = await author();
    const box = await closeBox(publicKey, letter(issueWorkTicket(ctx), lesson, "mine alone"));
    const other = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    for (const bringer of [other, anonymousCtx(test.db), other]) await deliver(box, bringer);
    expect(await textOf(ctx, lesson)).toBe("mine alone");
    expect(await textOf(other, lesson)).toBeNull();
  });

  it("shows nobody what is in it: neither the text nor the author stands in the box", async () => {
    const { ctx, lesson } = await author();
    const box = await closeBox(publicKey, letter(issueWorkTicket(ctx), lesson, "mine alone"));
    for (const secret of ["mine alone", ctx.actor.personId, lesson])
      expect(box.includes(secret), secret).toBe(false);
  });

  it("does not take the place of what its author wrote later", async () => {
    const { ctx, lesson } = await author();
    const early = letter(issueWorkTicket(ctx), lesson, "before", uuidv7(Date.now() - 60_000));
    await deliver(await closeBox(publicKey, letter(issueWorkTicket(ctx), lesson, "after")));
    const box = await closeBox(publicKey, early);
    for (let time = 0; time < 3; time++) await deliver(box);
    expect(await textOf(ctx, lesson)).toBe("after");
    expect(await journalOf(ctx)).toEqual(["The lesson\n\nbefore"]);
  });

  it("is kept in its author's journal also when its page heard before that a later text stands", async () => {
    const { ctx, lesson } = await author();
    const write = uuidv7(Date.now() - 60_000);
    const send = (writeId: string, text: string) => {
      const fields = new URLSearchParams({ lesson, prompt: "r1", text });
      return takeLetter(ctx, "reflections", { writeId, fields, locale: "en" });
    };
    await send(uuidv7(), "after");
    expect((await send(write, "before")).stands).toBe(false);
    const box = await closeBox(publicKey, letter(issueWorkTicket(ctx), lesson, "before", write));
    for (let time = 0; time < 3; time++) await deliver(box);
    expect(await textOf(ctx, lesson)).toBe("after");
    expect(await journalOf(ctx)).toEqual(["The lesson\n\nbefore"]);
  });
});

describe("what was sealed and cannot be taken goes to its author's journal, once", () => {
  it("a text to a question that is not there, and one that is longer than a reflection may be", async () => {
    const { ctx, lesson } = await author();
    const gone = await closeBox(publicKey, letter(issueWorkTicket(ctx), "no-such-lesson", "to nobody"));
    const long = "a".repeat(30_000);
    const tooLong = await closeBox(publicKey, letter(issueWorkTicket(ctx), lesson, long));
    for (const box of [gone, gone, tooLong]) await deliver(box);
    expect((await journalOf(ctx)).toSorted()).toEqual(
      [`The lesson\n\n${long}`, "The lesson\n\nto nobody"].toSorted(),
    );
    expect(await textOf(ctx, lesson)).toBeNull();
  });

  it("a draft, which its author never sent", async () => {
    const { ctx, lesson } = await author();
    const draft = letter(issueWorkTicket(ctx), lesson, "half a thought", uuidv7(), { draft: true });
    await deliver(await closeBox(publicKey, draft));
    expect(await textOf(ctx, lesson)).toBeNull();
    expect(await journalOf(ctx)).toEqual(["The lesson\n\nhalf a thought"]);
  });

  it("a note that was never sent: its form is posted as a page and has no address of the script", async () => {
    const { ctx, lesson } = await author();
    const more = { draft: true, url: "", fields: "" };
    const note = letter(issueWorkTicket(ctx), lesson, "half a note", uuidv7(), more);
    const box = await closeBox(publicKey, note);
    for (let time = 0; time < 3; time++) await deliver(box);
    expect(await journalOf(ctx)).toEqual(["The lesson\n\nhalf a note"]);
  });

  it("what was sealed with a ticket from before the password was changed", async () => {
    const { ctx, lesson } = await author();
    const box = await closeBox(publicKey, letter(issueWorkTicket(ctx), lesson, "by whom?"));
    const passwordChangedAt = new Date(Date.now() + 1000);
    await test.db.update(person).set({ passwordChangedAt }).where(eq(person.id, ctx.actor.personId));
    await deliver(box);
    expect(await textOf(ctx, lesson)).toBeNull();
    expect(await journalOf(ctx)).toEqual(["The lesson\n\nby whom?"]);
  });
});

describe("a sealed letter is refused", () => {
  const refused = { code: "invalid" };

  it("when its ticket is invented, another use's or a copy that was changed", async () => {
    const { ctx, lesson } = await author();
    const good = Buffer.from(issueWorkTicket(ctx), "base64url");
    good[good.length - 1] = (good[good.length - 1] ?? 0) ^ 1;
    const otherUse = testKeys.seal(
      "sealed-work",
      JSON.stringify({ personId: ctx.actor.personId, at: 0 }),
      "x",
    );
    for (const ticket of [randomBytes(90), otherUse, good].map((bytes) => bytes.toString("base64url"))) {
      const box = await closeBox(publicKey, letter(ticket, lesson, "forged"));
      await expect(deliver(box)).rejects.toMatchObject(refused);
    }
    expect(await textOf(ctx, lesson)).toBeNull();
  });

  it("when its ticket is older than the time for which it is taken", async () => {
    const { ctx, lesson } = await author();
    const clock = heldClock(new Date(Date.now() - 121 * 86_400_000));
    const box = await closeBox(publicKey, letter(issueWorkTicket({ ...ctx, clock }), lesson, "late"));
    await expect(deliver(box)).rejects.toMatchObject(refused);
  });

  it("when the account was closed", async () => {
    const { ctx, lesson } = await author();
    await test.db.update(person).set({ closedAt: new Date() }).where(eq(person.id, ctx.actor.personId));
    const box = await closeBox(publicKey, letter(issueWorkTicket(ctx), lesson, "closed"));
    await expect(deliver(box)).rejects.toMatchObject(refused);
  });

  it("when it was closed for another portal, is damaged, is empty or meant for another address", async () => {
    const { ctx, lesson } = await author();
    const text = letter(issueWorkTicket(ctx), lesson, "x");
    const damaged = await closeBox(publicKey, text);
    damaged[damaged.length - 1] = (damaged[damaged.length - 1] ?? 0) ^ 1;
    const elsewhere = await closeBox(publicKey, text.replace("/resources/reflections", "/account"));
    const foreign = await closeBox(boxPublicKey(randomBytes(32)), text);
    for (const box of [foreign, damaged, Buffer.alloc(0), elsewhere])
      await expect(deliver(box)).rejects.toMatchObject(refused);
  });
});
