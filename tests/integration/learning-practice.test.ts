import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  acceptedWrite,
  answer,
  attempt,
  auditEvent,
  completion,
  enrolment,
  lessonPlace,
  outboxMessage,
  reflection,
} from "#app/db/schema/index.ts";
import type { QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { enrol } from "#app/domain/learning/enrol.server.ts";
import { getAnsweredQuestion } from "#app/domain/learning/queries/get-answered-question.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { savePlace } from "#app/domain/learning/save-place.server.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { everyKind, makeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();

const rightAnswers: Record<string, QuestionResponse> = {
  one: { kind: "single", choice: "b" },
  many: { kind: "multiple", choices: ["a", "c"] },
  tf: { kind: "true-false", value: false },
  word: { kind: "short-text", text: " Caga " },
  num: { kind: "numeric", value: 12.9 },
  pairs: { kind: "match", pairs: { l1: "r2", l2: "r1" } },
  steps: { kind: "order", order: ["s3", "s1", "s2"] },
  holes: { kind: "gaps", gaps: { g1: "w2", g2: "w1" } },
};

async function learner(): Promise<PersonCtx> {
  return ctxFor(test.db, await makePerson(test.db), ["worker"]);
}

function practice(lessonId: string, questionId: string, response: QuestionResponse, writeId = uuidv7()) {
  return { writeId, target: { lessonId, part: 1 }, questionId, response, locale: "en" as const };
}

describe("practice answers", () => {
  it("are marked at once, in each of the eight kinds", async () => {
    const ctx = await learner();
    const { lessonIds, courseId } = await makeCourse(test.db, { lessons: [{ questions: everyKind }] });
    const [lessonId = ""] = lessonIds;
    for (const { id } of everyKind) {
      const response = rightAnswers[id];
      if (!response) throw new Error(`no answer for ${id}`);
      const saved = await saveAnswer(ctx, practice(lessonId, id, response));
      expect(saved.result, id).toEqual({ credit: 1, right: true });
    }
    const one = await getAnsweredQuestion(ctx, { courseId, lessonId, questionId: "one", locale: "en" });
    expect(one.feedback.options).toEqual([{ id: "b", tone: "right", chosen: true, text: "FEEDBACK-b" }]);
  });

  it("that do not fit get the thought for the chosen option and show the one that fits", async () => {
    const ctx = await learner();
    const { lessonIds, courseId } = await makeCourse(test.db, { lessons: [{ questions: everyKind }] });
    const [lessonId = ""] = lessonIds;
    await saveAnswer(ctx, practice(lessonId, "one", { kind: "single", choice: "a" }));
    const { feedback } = await getAnsweredQuestion(ctx, {
      courseId,
      lessonId,
      questionId: "one",
      locale: "en",
    });
    expect(feedback.verdict).toBe("thought");
    expect(feedback.options.map(({ id, tone, chosen }) => [id, tone, chosen])).toEqual([
      ["a", "thought", true],
      ["b", "right", false],
    ]);
  });

  it("repeated five times leave the same rows, and a late repeat does not bring an old answer back", async () => {
    const ctx = await learner();
    const { lessonIds } = await makeCourse(test.db, { lessons: [{ questions: everyKind }] });
    const [lessonId = ""] = lessonIds;
    const first = practice(lessonId, "one", { kind: "single", choice: "a" });
    const second = practice(lessonId, "one", { kind: "single", choice: "b" });
    for (const write of [first, second, first, first, second, first, second]) await saveAnswer(ctx, write);
    const rows = await test.db.select().from(answer).where(eq(answer.personId, ctx.actor.personId));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.response).toEqual(second.response);
    expect(rows[0]?.writeId).toBe(second.writeId);
    const mine = eq(acceptedWrite.personId, ctx.actor.personId);
    expect(await test.db.$count(acceptedWrite, mine)).toBe(2);
    const audited = and(
      eq(auditEvent.actorId, ctx.actor.personId),
      eq(auditEvent.action, "learning.save-answer"),
    );
    expect(await test.db.$count(auditEvent, audited)).toBe(2);
  });

  it("of two people with the same write id are both kept", async () => {
    const { lessonIds } = await makeCourse(test.db, { lessons: [{ questions: everyKind }] });
    const [lessonId = ""] = lessonIds;
    const write = practice(lessonId, "one", { kind: "single", choice: "a" });
    const [one, two] = [await learner(), await learner()];
    await saveAnswer(one, write);
    await saveAnswer(two, write);
    for (const { actor } of [one, two])
      expect(await test.db.$count(answer, eq(answer.personId, actor.personId))).toBe(1);
  });

  it("to a question that the lesson does not have, or of another kind, are refused", async () => {
    const ctx = await learner();
    const { lessonIds } = await makeCourse(test.db, { lessons: [{ questions: everyKind }] });
    const [lessonId = ""] = lessonIds;
    const unknown = practice(lessonId, "no-such", { kind: "single", choice: "a" });
    await expect(saveAnswer(ctx, unknown)).rejects.toMatchObject({ code: "not_found" });
    const otherKind = practice(lessonId, "one", { kind: "true-false", value: true });
    await expect(saveAnswer(ctx, otherKind)).rejects.toMatchObject({ code: "invalid" });
    expect(await test.db.$count(attempt, eq(attempt.personId, ctx.actor.personId))).toBe(0);
  });

  it("follow the lesson to its new version and keep what was answered", async () => {
    const ctx = await learner();
    const { lessonIds, courseId, change } = await makeCourse(test.db, {
      lessons: [{ questions: everyKind.slice(0, 1) }],
    });
    const [lessonId = ""] = lessonIds;
    await saveAnswer(ctx, practice(lessonId, "one", { kind: "single", choice: "b" }));
    const versionId = await change(lessonId, { questions: everyKind.slice(0, 3) });
    await saveAnswer(ctx, practice(lessonId, "tf", { kind: "true-false", value: false }));
    const rows = await test.db.select().from(attempt).where(eq(attempt.personId, ctx.actor.personId));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.versionId).toBe(versionId);
    const page = await getLessonPage(ctx, { courseId, lessonId, locale: "en" });
    expect(page.personal.openQuestions).toEqual(["many"]);
  });
});

describe("a lesson page", () => {
  it("holds no key and no feedback before the question is answered, and only its own after", async () => {
    const ctx = await learner();
    const { lessonIds, courseId } = await makeCourse(test.db, { lessons: [{ questions: everyKind }] });
    const [lessonId = ""] = lessonIds;
    const asked = { courseId, lessonId, locale: "en" as const };
    const before = JSON.stringify(await getLessonPage(ctx, asked));
    expect(before).not.toContain("FEEDBACK");
    expect(before).not.toContain("12.5");
    await expect(getAnsweredQuestion(ctx, { ...asked, questionId: "one" })).rejects.toMatchObject({
      code: "key_withheld",
    });
    await saveAnswer(ctx, practice(lessonId, "tf", { kind: "true-false", value: true }));
    const after = JSON.stringify(await getLessonPage(ctx, asked));
    expect(after).toContain("FEEDBACK-true");
    expect(after).not.toContain("FEEDBACK-a");
  });

  it("of another course, or of none, is not found", async () => {
    const ctx = await learner();
    const one = await makeCourse(test.db);
    const two = await makeCourse(test.db);
    const [lessonId = ""] = one.lessonIds;
    await expect(
      getLessonPage(ctx, { courseId: two.courseId, lessonId, locale: "en" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("shows one person nothing of another", async () => {
    const [one, two] = [await learner(), await learner()];
    const { lessonIds, courseId } = await makeCourse(test.db, { lessons: [{ questions: everyKind }] });
    const [lessonId = ""] = lessonIds;
    await saveAnswer(one, practice(lessonId, "one", { kind: "single", choice: "b" }));
    const text = "only for me";
    await saveReflection(one, { writeId: uuidv7(), lessonId, promptId: "r1", text });
    const page = JSON.stringify(await getLessonPage(two, { courseId, lessonId, locale: "en" }));
    expect(page).not.toContain("FEEDBACK");
    expect(page).not.toContain(text);
  });
});

describe("reflections", () => {
  it("are sealed in the database, opened for their author, and repeated writes change nothing", async () => {
    const ctx = await learner();
    const { lessonIds, courseId } = await makeCourse(test.db);
    const [lessonId = ""] = lessonIds;
    const old = { writeId: uuidv7(), lessonId, promptId: "r1", text: "the first thought" };
    const write = { writeId: uuidv7(), lessonId, promptId: "r1", text: "sözüň güýji: a secret thought" };
    await saveReflection(ctx, old);
    for (let i = 0; i < 5; i++) await saveReflection(ctx, write);
    await saveReflection(ctx, old);
    const rows = await test.db.select().from(reflection).where(eq(reflection.personId, ctx.actor.personId));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed.toString("utf8")).not.toContain("secret");
    const page = await getLessonPage(ctx, { courseId, lessonId, locale: "en" });
    expect(page.parts).toContainEqual(expect.objectContaining({ kind: "reflection", text: write.text }));
    const trail = await test.db.select().from(auditEvent).where(eq(auditEvent.actorId, ctx.actor.personId));
    expect(JSON.stringify(trail)).not.toContain("secret");
  });

  it("cannot be moved to another person's row", async () => {
    const [one, two] = [await learner(), await learner()];
    const { lessonIds, courseId } = await makeCourse(test.db);
    const [lessonId = ""] = lessonIds;
    await saveReflection(one, { writeId: uuidv7(), lessonId, promptId: "r1", text: "mine" });
    const [row] = await test.db.select().from(reflection).where(eq(reflection.personId, one.actor.personId));
    if (!row) throw new Error("no row");
    await test.db.insert(reflection).values({ ...row, personId: two.actor.personId });
    await expect(getLessonPage(two, { courseId, lessonId, locale: "en" })).rejects.toThrow();
  });

  it("of an unknown prompt or beyond the limit are refused", async () => {
    const ctx = await learner();
    const { lessonIds } = await makeCourse(test.db);
    const [lessonId = ""] = lessonIds;
    const write = { writeId: uuidv7(), lessonId, promptId: "r9", text: "x" };
    await expect(saveReflection(ctx, write)).rejects.toMatchObject({ code: "not_found" });
    const long = { ...write, promptId: "r1", text: "x".repeat(20_001) };
    await expect(saveReflection(ctx, long)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("places and enrolment", () => {
  it("keep the absolute place once per lesson, and enrol whoever begins", async () => {
    const ctx = await learner();
    const { lessonIds, courseId } = await makeCourse(test.db);
    const [lessonId = ""] = lessonIds;
    for (const part of [3, 7, 7, 7]) await savePlace(ctx, { lessonId, part });
    const rows = await test.db.select().from(lessonPlace).where(eq(lessonPlace.personId, ctx.actor.personId));
    expect(rows.map(({ part }) => part)).toEqual([7]);
    for (let i = 0; i < 5; i++) await enrol(ctx, { courseId });
    expect(await test.db.$count(enrolment, eq(enrolment.personId, ctx.actor.personId))).toBe(1);
  });

  it("refuse unknown lessons, unknown and retired courses", async () => {
    const ctx = await learner();
    const { courseId, retire } = await makeCourse(test.db);
    await expect(savePlace(ctx, { lessonId: "nowhere", part: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(enrol(ctx, { courseId: "nowhere" })).rejects.toMatchObject({ code: "not_found" });
    await retire(courseId);
    await expect(enrol(ctx, { courseId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("completing a lesson", () => {
  it("is refused with the questions that are open, then recorded once with version and rule", async () => {
    const ctx = await learner();
    const { lessonIds } = await makeCourse(test.db, { lessons: [{ questions: everyKind.slice(0, 2) }, {}] });
    const [lessonId = ""] = lessonIds;
    await saveAnswer(ctx, practice(lessonId, "one", { kind: "single", choice: "a" }));
    await expect(completeLesson(ctx, { lessonId })).rejects.toMatchObject({
      code: "conflict",
      params: { open: "many" },
    });
    await saveAnswer(ctx, practice(lessonId, "many", { kind: "multiple", choices: ["b"] }));
    expect(await completeLesson(ctx, { lessonId })).toEqual({ first: true });
    for (let i = 0; i < 4; i++) expect(await completeLesson(ctx, { lessonId })).toEqual({ first: false });
    const rows = await test.db.select().from(completion).where(eq(completion.personId, ctx.actor.personId));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.rule).toMatchObject({ rule: "lesson", answered: ["one", "many"] });
    const mine = eq(outboxMessage.personId, ctx.actor.personId);
    expect(await test.db.$count(outboxMessage, mine)).toBe(1);
  });

  it("keeps the version that was completed when the lesson changes, and asks for nothing again", async () => {
    const ctx = await learner();
    const { lessonIds, courseId, change } = await makeCourse(test.db, { lessons: [{}, {}] });
    const [lessonId = ""] = lessonIds;
    await completeLesson(ctx, { lessonId });
    const before = await test.db.select().from(completion).where(eq(completion.itemId, lessonId));
    await change(lessonId, { questions: everyKind });
    await expect(completeLesson(ctx, { lessonId })).rejects.toMatchObject({ code: "conflict" });
    expect(await test.db.select().from(completion).where(eq(completion.itemId, lessonId))).toEqual(before);
    const page = await getLessonPage(ctx, { courseId, lessonId, locale: "en" });
    expect(page.personal.completedAt).toEqual(before[0]?.completedAt);
  });

  it("of all lessons completes a module without a quiz, and the course", async () => {
    const ctx = await learner();
    const { lessonIds, moduleId, courseId } = await makeCourse(test.db, { lessons: [{}, {}] });
    const [first = "", second = ""] = lessonIds;
    const done = async () => {
      const mine = eq(completion.personId, ctx.actor.personId);
      const rows = await test.db.select().from(completion).where(mine);
      return rows.map(({ itemId }) => itemId).sort();
    };
    await completeLesson(ctx, { lessonId: first });
    expect(await done()).toEqual([first]);
    await completeLesson(ctx, { lessonId: second });
    expect(await done()).toEqual([first, second, moduleId, courseId].sort());
  });
});

describe("a lesson whose law is not checked yet", () => {
  it("is withheld outside the demo: no text, no answers, and nobody needs it", async () => {
    const ctx = await learner();
    const { lessonIds, moduleId, courseId } = await makeCourse(test.db, {
      lessons: [{}, { lawCheck: "pending", questions: everyKind }],
    });
    const [open = "", held = ""] = lessonIds;
    const page = await getLessonPage(ctx, { courseId, lessonId: held, locale: "en" });
    expect(page.law).toBe("withheld");
    expect(JSON.stringify(page)).not.toContain("TEXT OF THE LESSON");
    const refused = { code: "withheld_law_check" };
    const write = practice(held, "one", { kind: "single", choice: "b" });
    await expect(saveAnswer(ctx, write)).rejects.toMatchObject(refused);
    await expect(completeLesson(ctx, { lessonId: held })).rejects.toMatchObject(refused);
    await expect(savePlace(ctx, { lessonId: held, part: 0 })).rejects.toMatchObject(refused);
    const text = { writeId: uuidv7(), lessonId: held, promptId: "r1", text: "x" };
    await expect(saveReflection(ctx, text)).rejects.toMatchObject(refused);
    await completeLesson(ctx, { lessonId: open });
    const [row] = await test.db.select().from(completion).where(eq(completion.itemId, moduleId));
    expect(row?.rule).toMatchObject({ lessons: [open], withheld: [held] });
  });

  it("opens in the demo, and is asked for there", async () => {
    const ctx = { ...(await learner()), demo: true };
    const { lessonIds, moduleId, courseId } = await makeCourse(test.db, {
      lessons: [{}, { lawCheck: "pending" }],
    });
    const [open = "", held = ""] = lessonIds;
    expect((await getLessonPage(ctx, { courseId, lessonId: held, locale: "en" })).law).toBe("pending");
    await completeLesson(ctx, { lessonId: open });
    expect(await test.db.$count(completion, eq(completion.itemId, moduleId))).toBe(0);
    await completeLesson(ctx, { lessonId: held });
    expect(await test.db.$count(completion, eq(completion.itemId, moduleId))).toBe(1);
  });
});

it("a retired lesson is no longer asked for, but keeps what was written and stays readable", async () => {
  const ctx = await learner();
  const { lessonIds, moduleId, courseId, retire } = await makeCourse(test.db, {
    lessons: [{}, { questions: everyKind }],
  });
  const [open = "", old = ""] = lessonIds;
  await saveAnswer(ctx, practice(old, "one", { kind: "single", choice: "b" }));
  await retire(old);
  await saveAnswer(ctx, practice(old, "tf", { kind: "true-false", value: true }));
  const page = await getLessonPage(ctx, { courseId, lessonId: old, locale: "en" });
  expect(page).toMatchObject({ retired: true, number: null });
  await completeLesson(ctx, { lessonId: open });
  expect(await test.db.$count(completion, eq(completion.itemId, moduleId))).toBe(1);
});
