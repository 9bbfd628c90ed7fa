import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  auditEvent,
  journalEntry,
  outboxMessage,
  person,
  reflection,
  sharedReflection,
  supervisionRelationship,
} from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { deleteJournalEntry } from "#app/domain/learning/delete-journal-entry.server.ts";
import { findJournalEntry } from "#app/domain/learning/queries/find-journal-entry.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import {
  listJournal,
  type Journal,
  type JournalItem,
} from "#app/domain/learning/queries/list-journal.server.ts";
import { listSharedBy } from "#app/domain/learning/queries/list-shared-by.server.ts";
import { journalSeal } from "#app/domain/learning/journal.ts";
import { reflectionSeal } from "#app/domain/learning/reflection.ts";
import { saveJournalEntry } from "#app/domain/learning/save-journal-entry.server.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { shareReflection } from "#app/domain/learning/share-reflection.server.ts";
import { takeLetter } from "#app/domain/learning/take-letter.server.ts";
import { asStages, readWriting, typedWriting } from "#app/domain/learning/writing.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { day } from "#tests/support/clock.ts";
import { makeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { makePair, supervise, type Pair } from "#tests/support/supervision.ts";

const test = rollbackEach();

const staged = new URLSearchParams({
  "stage-description": "Näme boldy: çaga gapyda durdy.",
  "stage-feelings": "Alada etdim.",
  "stage-evaluation": "",
  "stage-analysis": "Ol ynamy gözledi.\nMen howlukdym.",
  "stage-conclusion": "Oturmaly ekenim.",
  "stage-plan": "Ertir ir bararyn.",
});

async function write(ctx: PersonCtx, text: string, entryId = uuidv7()): Promise<string> {
  await saveJournalEntry(ctx, { writeId: uuidv7(), entryId, text });
  return entryId;
}

async function shareEntry({ asWorker, supervisor }: Pair, entryId: string, shareId = uuidv7()) {
  const source = "journal" as const;
  await shareReflection(asWorker, { shareId, source, sourceId: entryId, supervisorId: supervisor.id });
  return shareId;
}

describe("an entry of one's journal", () => {
  it("is sealed, opens for its author alone, and repeated writes in any order change nothing", async () => {
    const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    const entryId = uuidv7();
    const first = { writeId: uuidv7(1_000), entryId, text: "first thought" };
    const second = { writeId: uuidv7(2_000), entryId, text: "a secret: çaga ýylgyrdy" };
    for (const one of [first, second, first, second, first, first, second]) await saveJournalEntry(ctx, one);
    const [row, ...others] = await test.db.select().from(journalEntry);
    expect(others).toEqual([]);
    expect(row?.sealed.toString("utf8")).not.toContain("secret");
    expect((await findJournalEntry(ctx, entryId, "tk"))?.writing.text).toBe(second.text);
    const other = ctxFor(test.db, await makePerson(test.db), ["supervisor", "manager", "administrator"]);
    expect(await findJournalEntry(other, entryId, "tk")).toBeNull();
    expect((await listJournal(other, "tk")).items).toEqual([]);
    const taken = saveJournalEntry(other, { writeId: uuidv7(), entryId, text: "mine now" });
    await expect(taken).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteJournalEntry(other, { entryId })).rejects.toMatchObject({ code: "not_found" });
    expect((await findJournalEntry(ctx, entryId, "tk"))?.writing.text).toBe(second.text);
    expect(JSON.stringify(await test.db.select().from(auditEvent))).not.toContain("secret");
  });

  it("does not open in another person's row", async () => {
    const [one, two] = [await makePerson(test.db), await makePerson(test.db)];
    await write(ctxFor(test.db, one, ["worker"]), "mine");
    await test.db.update(journalEntry).set({ personId: two.id });
    await expect(listJournal(ctxFor(test.db, two, ["worker"]), "tk")).rejects.toThrow();
  });

  it("keeps six stages as six, and says which it is", async () => {
    const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    const entryId = await write(ctx, typedWriting(staged));
    const [row] = await test.db.select().from(journalEntry).where(eq(journalEntry.id, entryId));
    expect(row?.form).toBe("staged");
    const writing = (await findJournalEntry(ctx, entryId, "tk"))?.writing;
    expect(writing?.stages).toMatchObject({
      description: staged.get("stage-description"),
      evaluation: "",
      analysis: staged.get("stage-analysis"),
      plan: staged.get("stage-plan"),
    });
  });

  it("beyond the limit is refused", async () => {
    const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    await expect(write(ctx, "x".repeat(20_001))).rejects.toMatchObject({ code: "invalid" });
  });

  it("that was deleted stays deleted, also when a late write arrives, which is refused with its text whole", async () => {
    const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    const entryId = await write(ctx, "to be forgotten");
    for (let i = 0; i < 3; i++) await deleteJournalEntry(ctx, { entryId });
    await expect(write(ctx, "late", entryId)).rejects.toMatchObject({ code: "not_found" });
    expect(await test.db.$count(journalEntry)).toBe(0);
    const deleting = eq(auditEvent.action, "learning.delete-journal-entry");
    expect(await test.db.$count(auditEvent, deleting)).toBe(1);
  });

  it("comes from a device like any other letter", async () => {
    const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    const fields = new URLSearchParams({ lesson: "journal", prompt: uuidv7(), text: "from the bus" });
    const letter = { writeId: uuidv7(), fields, locale: "tk" as const };
    for (let i = 0; i < 5; i++) expect((await takeLetter(ctx, "journal", letter)).stands).toBe(true);
    const { items } = await listJournal(ctx, "tk");
    expect(items.map(({ writing }) => writing.text)).toEqual(["from the bus"]);
  });
});

describe("the list", () => {
  it("holds what one wrote in lessons and in the journal, newest first, and nothing empty", async () => {
    const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    const { courseId, lessonIds } = await makeCourse(test.db, { lessons: [{}, {}] });
    const [lessonId = "", other = ""] = lessonIds;
    const reflect = (id: string, text: string) =>
      saveReflection(ctx, { writeId: uuidv7(), lessonId: id, promptId: "r1", text });
    await reflect(lessonId, "in the lesson");
    await reflect(other, "");
    const entryId = await write(ctx, "on my own");
    await write(ctx, " ");
    const { items } = await listJournal(ctx, "tk");
    expect(items.map(({ sourceId }) => sourceId).toSorted()).toEqual([entryId, `${lessonId}/r1`].toSorted());
    expect(items.find(({ source }) => source === "lesson")?.lesson).toEqual({
      id: lessonId,
      promptId: "r1",
      title: `Title of ${lessonId}`,
      textLocale: "en",
      courseId,
    });
  });
});

describe("a journal of many years", () => {
  it("is read to its first entry, page by page, each piece once", async () => {
    const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    const { lessonIds } = await makeCourse(test.db, { lessons: [{ prompts: ["r1", "r2", "r3"] }] });
    const [lessonId = ""] = lessonIds;
    const { personId } = ctx.actor;
    const wanted: string[] = [];
    // Several pieces of each moment, so that pages end in the middle of one.
    for (let at = 0; at < 230; at++) {
      const id = uuidv7();
      const moment = new Date(1_700_000_000_000 + Math.floor(at / 3) * day);
      const sealed = ctx.keys.seal("reflection", `entry ${at}`, journalSeal(personId, id));
      const times = { createdAt: moment, writtenAt: moment };
      await test.db.insert(journalEntry).values({ id, personId, form: "free", sealed, ...times });
      wanted.push(id);
    }
    for (const [at, promptId] of ["r1", "r2", "r3"].entries()) {
      const writtenAt = new Date(1_700_000_000_000 + 43 * day);
      const sealed = ctx.keys.seal(
        "reflection",
        `prompt ${at}`,
        reflectionSeal(personId, lessonId, promptId),
      );
      await test.db.insert(reflection).values({ personId, lessonId, promptId, sealed, writtenAt });
      wanted.push(`${lessonId}/${promptId}`);
    }
    const read: JournalItem[] = [];
    let before: string | null = null;
    let pages = 0;
    do {
      const page: Journal = await listJournal(ctx, "en", before);
      read.push(...page.items);
      before = page.next;
      pages++;
    } while (before !== null);
    expect(pages).toBe(3);
    expect(read.map(({ sourceId }) => sourceId).toSorted()).toEqual(wanted.toSorted());
    const moments = read.map(({ at }) => at.getTime());
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
    for (const invented of ["x", `2026-99-99T00:00:00.000Z_journal_${uuidv7()}`])
      await expect(listJournal(ctx, "en", invented)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a reflection of a lesson in six stages", () => {
  it("is asked, kept and shown in its stages, and an older free text stands in the first of them", async () => {
    const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    const { courseId, lessonIds } = await makeCourse(test.db, { lessons: [{ reflectionForm: "staged" }] });
    const [lessonId = ""] = lessonIds;
    const fields = new URLSearchParams([...staged, ["lesson", lessonId], ["prompt", "r1"]]);
    await takeLetter(ctx, "reflections", { writeId: uuidv7(), fields, locale: "tk" });
    const { parts } = await getLessonPage(ctx, { courseId, lessonId, locale: "en" });
    const part = parts.find(({ kind }) => kind === "reflection");
    if (part?.kind !== "reflection") throw new Error("no reflection");
    expect(part.form).toBe("staged");
    expect(readWriting(part.text).stages?.plan).toBe("Ertir ir bararyn.");
    expect(typedWriting(new URLSearchParams({ "stage-description": " ", "stage-plan": "" }))).toBe("");
    expect(asStages(readWriting("written before"))).toMatchObject({
      description: "written before",
      plan: "",
    });
  });
});

describe("sharing with one's supervisor", () => {
  it("freezes a copy that she alone reads; what is written or deleted later does not change it", async () => {
    const pair = await makePair(test.db);
    const entryId = await write(pair.asWorker, "as it was");
    const shareId = uuidv7();
    for (let i = 0; i < 5; i++) await shareEntry(pair, entryId, shareId);
    await write(pair.asWorker, "as it became", entryId);
    await deleteJournalEntry(pair.asWorker, { entryId });
    const seen = await listSharedBy(pair.asSupervisor, pair.worker.id);
    expect(seen.map(({ id, writing }) => [id, writing.text])).toEqual([[shareId, "as it was"]]);
    const told = eq(outboxMessage.kind, "learning.reflection-shared");
    expect(await test.db.$count(outboxMessage, told)).toBe(1);
    const mine = eq(sharedReflection.id, shareId);
    for (const change of [
      () => test.db.transaction((tx) => tx.update(sharedReflection).set({ source: "lesson" }).where(mine)),
      () => test.db.transaction((tx) => tx.delete(sharedReflection).where(mine)),
    ])
      await expect(change()).rejects.toThrow();
  });

  it("gives a lesson's reflection, and the journal says with whom it was shared", async () => {
    const pair = await makePair(test.db);
    const { lessonIds } = await makeCourse(test.db);
    const [lessonId = ""] = lessonIds;
    const text = "what the lesson did";
    await saveReflection(pair.asWorker, { writeId: uuidv7(), lessonId, promptId: "r1", text });
    const sourceId = `${lessonId}/r1`;
    const share = { shareId: uuidv7(), sourceId, supervisorId: pair.supervisor.id };
    await shareReflection(pair.asWorker, { ...share, source: "lesson" });
    const { items, supervisor } = await listJournal(pair.asWorker, "tk");
    expect(supervisor?.id).toBe(pair.supervisor.id);
    expect(items[0]?.shares).toMatchObject([{ name: supervisor?.name }]);
    expect((await listSharedBy(pair.asSupervisor, pair.worker.id))[0]?.writing.text).toBe(text);
  });

  it("is closed to everybody else, to a former supervisor, and while texts are closed to an account", async () => {
    const pair = await makePair(test.db);
    await shareEntry(pair, await write(pair.asWorker, "for one pair of eyes"));
    const manager = await makePerson(test.db, { area: pair.region, roles: ["manager"] });
    const others = [
      ctxFor(test.db, manager, ["manager", "coordinator", "administrator", "auditor"], pair.clock),
      pair.asWorker,
    ];
    for (const ctx of others) expect(await listSharedBy(ctx, pair.worker.id)).toEqual([]);
    const me = eq(person.id, pair.supervisor.id);
    const soon = new Date(pair.clock.now().getTime() + day);
    await test.db.update(person).set({ textsOpenAt: soon }).where(me);
    const closed = listSharedBy(pair.asSupervisor, pair.worker.id);
    await expect(closed).rejects.toMatchObject({ code: "texts_closed" });
    await test.db.update(person).set({ textsOpenAt: null }).where(me);
    expect(await listSharedBy(pair.asSupervisor, pair.worker.id)).toHaveLength(1);

    const next = await makePerson(test.db, { area: pair.service, roles: ["supervisor"] });
    await test.db
      .update(supervisionRelationship)
      .set({ endsAt: pair.clock.now() })
      .where(eq(supervisionRelationship.workerId, pair.worker.id));
    await supervise(test.db, pair.worker, next, pair.clock.now());
    expect(await listSharedBy(pair.asSupervisor, pair.worker.id)).toEqual([]);
    expect(await listSharedBy(ctxFor(test.db, next, ["supervisor"], pair.clock), pair.worker.id)).toEqual([]);
  });

  it("is refused when the supervisor is another one by now, for other people's writing, and for nothing", async () => {
    const pair = await makePair(test.db);
    const entryId = await write(pair.asWorker, "x");
    const other = await makePerson(test.db);
    const share = { shareId: uuidv7(), source: "journal" as const, sourceId: entryId };
    const toOther = shareReflection(pair.asWorker, { ...share, supervisorId: other.id });
    await expect(toOther).rejects.toMatchObject({ code: "conflict" });
    const stranger = ctxFor(test.db, other, ["worker"]);
    const supervisorId = pair.supervisor.id;
    const foreign = shareReflection(stranger, { ...share, supervisorId });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    const noEntry = shareReflection(pair.asWorker, { ...share, sourceId: "no-entry", supervisorId });
    await expect(noEntry).rejects.toMatchObject({ code: "invalid" });
    const blank = await write(pair.asWorker, "  ");
    const nothing = shareReflection(pair.asWorker, { ...share, sourceId: blank, supervisorId });
    await expect(nothing).rejects.toMatchObject({ code: "invalid" });
    const none = and(eq(sharedReflection.personId, pair.worker.id));
    expect(await test.db.$count(sharedReflection, none)).toBe(0);
  });
});
