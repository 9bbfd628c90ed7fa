import { describe, expect, it } from "vitest";
import { bookmark, contentRemark, paragraphNote } from "#app/db/schema/index.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { keepBookmark } from "#app/domain/learning/keep-bookmark.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import { getOwnRecord } from "#app/domain/learning/queries/get-own-record.server.ts";
import { getPartPage } from "#app/domain/learning/queries/get-part-page.server.ts";
import { listRemarks } from "#app/domain/learning/queries/list-remarks.server.ts";
import { listSaved } from "#app/domain/learning/queries/list-saved.server.ts";
import { saveNote } from "#app/domain/learning/save-note.server.ts";
import { sendRemark } from "#app/domain/learning/send-remark.server.ts";
import { settleRemark } from "#app/domain/learning/settle-remark.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { makeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();

async function reader() {
  const { db } = test;
  const course = await makeCourse(db, { lessons: [{}, { lawCheck: "pending" }] });
  const [lessonId = "", pendingId = ""] = course.lessonIds;
  const ctx = ctxFor(db, await makePerson(db, { roles: ["worker"] }), ["worker"]);
  const other = ctxFor(db, await makePerson(db, { roles: ["worker"] }), ["worker"]);
  const author = ctxFor(db, await makePerson(db, { roles: ["author"] }), ["author"]);
  return { db, course, lessonId, pendingId, ctx, other, author };
}

describe("marks and notes", () => {
  it("are found again under saved places and in the lesson, by their owner alone", async () => {
    const { ctx, other, course, lessonId } = await reader();
    await keepBookmark(ctx, { lessonId, part: 0, on: true });
    await keepBookmark(ctx, { lessonId, part: 0, on: true });
    await saveNote(ctx, { lessonId, part: 1, text: "My own words" });
    const saved = await listSaved(ctx, "en");
    expect(saved.map(({ part, bookmarked, note }) => ({ part, bookmarked, note }))).toEqual(
      expect.arrayContaining([
        { part: 0, bookmarked: true, note: null },
        { part: 1, bookmarked: false, note: "My own words" },
      ]),
    );
    const asked = { courseId: course.courseId, lessonId, locale: "en" as const };
    const page = await getLessonPage(ctx, asked);
    expect(page.personal.marks).toEqual({
      0: { note: null, earlier: false },
      1: { note: "My own words", earlier: false },
    });
    expect(await getPartPage(ctx, { ...asked, part: 0 })).toMatchObject({ bookmarked: true, note: "" });

    expect(await listSaved(other, "en")).toEqual([]);
    expect((await getLessonPage(other, asked)).personal.marks).toEqual({});
    expect(await getPartPage(other, { ...asked, part: 0 })).toMatchObject({ bookmarked: false, note: "" });
  });

  it("say that they were written at an earlier version once the lesson changed", async () => {
    const { ctx, course, lessonId } = await reader();
    await saveNote(ctx, { lessonId, part: 0, text: "Then" });
    await course.change(lessonId, { officialTraining: "strong-families" });
    const page = await getLessonPage(ctx, { courseId: course.courseId, lessonId, locale: "en" });
    expect(page.personal.marks).toEqual({ 0: { note: "Then", earlier: true } });
  });

  it("go when they are taken away, and taking away what is not there changes nothing", async () => {
    const { db, ctx, lessonId } = await reader();
    await keepBookmark(ctx, { lessonId, part: 0, on: true });
    await saveNote(ctx, { lessonId, part: 0, text: "x" });
    for (let twice = 0; twice < 2; twice++) {
      await keepBookmark(ctx, { lessonId, part: 0, on: false });
      await saveNote(ctx, { lessonId, part: 0, text: "  " });
    }
    expect(await db.select().from(bookmark)).toEqual([]);
    expect(await db.select().from(paragraphNote)).toEqual([]);
  });

  it("are sealed: the table holds no word of a note", async () => {
    const { db, ctx, lessonId } = await reader();
    await saveNote(ctx, { lessonId, part: 0, text: "Words for me alone" });
    const [row] = await db.select().from(paragraphNote);
    expect(Buffer.from(row?.sealed ?? []).toString("latin1")).not.toContain("Words for me");
  });

  it("refuse a note that is too long, a lesson that is withheld and a passage that is not there", async () => {
    const { ctx, course, lessonId, pendingId } = await reader();
    await expect(saveNote(ctx, { lessonId, part: 0, text: "x".repeat(5001) })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(keepBookmark(ctx, { lessonId: pendingId, part: 0, on: true })).rejects.toMatchObject({
      code: "withheld_law_check",
    });
    await expect(saveNote(ctx, { lessonId, part: 99, text: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(keepBookmark(ctx, { lessonId, part: 99, on: true })).rejects.toMatchObject({
      code: "not_found",
    });
    const asked = { courseId: course.courseId, lessonId, locale: "en" as const };
    for (const part of [-1, 99])
      await expect(getPartPage(ctx, { ...asked, part })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a word to the authors", () => {
  const remark = (lessonId: string, remarkId = uuidv7()) => ({
    remarkId,
    lessonId,
    part: 0,
    text: "With us the commission meets on Mondays",
    locale: "en" as const,
  });

  it("reaches them once, without the name, and is ticked off", async () => {
    const { db, ctx, author, lessonId } = await reader();
    const sent = remark(lessonId);
    await sendRemark(ctx, sent);
    await sendRemark(ctx, { ...sent, text: "Sent again" });
    const [open, ...more] = await listRemarks(author, "en");
    expect(more).toEqual([]);
    expect(open).toMatchObject({ text: sent.text, part: 0, version: 1, lesson: { id: lessonId } });
    expect(JSON.stringify(open)).not.toContain(ctx.actor.personId);
    await settleRemark(author, { remarkId: sent.remarkId });
    await settleRemark(author, { remarkId: sent.remarkId });
    expect(await listRemarks(author, "en")).toEqual([]);
    expect(await db.select().from(contentRemark)).toHaveLength(1);
  });

  it("is read and settled by authors and reviewers only", async () => {
    const { ctx, lessonId } = await reader();
    const sent = remark(lessonId);
    await sendRemark(ctx, sent);
    await expect(listRemarks(ctx, "en")).rejects.toMatchObject({ code: "forbidden" });
    await expect(settleRemark(ctx, { remarkId: sent.remarkId })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is refused when it is empty, too long or the twenty-first of a day", async () => {
    const { ctx, lessonId } = await reader();
    for (const text of ["  ", "x".repeat(2001)])
      await expect(sendRemark(ctx, { ...remark(lessonId), text })).rejects.toMatchObject({ code: "invalid" });
    for (let sent = 0; sent < 20; sent++) await sendRemark(ctx, remark(lessonId));
    await expect(sendRemark(ctx, remark(lessonId))).rejects.toMatchObject({ code: "rate_limited" });
  });
});

describe("one's own learning record", () => {
  it("holds what was completed with version and rule, and nothing of another person", async () => {
    const { ctx, other, lessonId } = await reader();
    await completeLesson(other, { lessonId });
    expect((await getOwnRecord(ctx, "en")).completions).toEqual([]);
    await completeLesson(ctx, { lessonId });
    const record = await getOwnRecord(ctx, "en");
    expect(record.completions).toContainEqual(
      expect.objectContaining({
        itemId: lessonId,
        kind: "lesson",
        version: 1,
        title: `Title of ${lessonId}`,
      }),
    );
    expect(record.completions[0]?.rule).toBeDefined();
    expect(record.enrolments).toHaveLength(1);
    expect(JSON.stringify(record)).not.toContain(other.actor.personId);
  });
});
