import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { answer, attempt, auditEvent, completion } from "#app/db/schema/index.ts";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { getTestPage } from "#app/domain/learning/queries/get-test-page.server.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { submitQuizAttempt } from "#app/domain/learning/submit-quiz-attempt.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { rollbackEach, testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();

const pool: readonly QuestionFacts[] = Array.from({ length: 12 }, (_, at) => ({
  id: `q${at + 1}`,
  kind: "single",
  key: "b",
  competencies: [],
}));
const quiz = { questions: pool, draw: 5 };
const locale = "en" as const;
const single = (choice: string) => ({ kind: "single" as const, choice });

async function learner(): Promise<PersonCtx> {
  return ctxFor(test.db, await makePerson(test.db), ["worker"]);
}

async function started(ctx: PersonCtx, course: MadeCourse) {
  const { attemptId } = await startQuizAttempt(ctx, {
    attemptId: uuidv7(),
    itemId: course.moduleId,
    locale,
  });
  const [row] = await test.db.select().from(attempt).where(eq(attempt.id, attemptId));
  return { attemptId, questionIds: row?.questionIds ?? [] };
}

const page = (ctx: PersonCtx, { courseId, moduleId }: MadeCourse) =>
  getTestPage(ctx, { courseId, itemId: moduleId, locale });

/** Answers to all drawn questions, the first `right` of them right. */
const answersTo = (questionIds: readonly string[], right: number) =>
  questionIds.map((questionId, at) => ({ questionId, response: single(at < right ? "b" : "a") }));

describe("starting a check", () => {
  it("draws from the pool, and starting again gives the open attempt with the same questions", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { quiz });
    const first = await started(ctx, course);
    expect(new Set(first.questionIds).size).toBe(5);
    for (let i = 0; i < 5; i++) expect(await started(ctx, course)).toEqual(first);
    expect(await test.db.$count(attempt, eq(attempt.personId, ctx.actor.personId))).toBe(1);
  });

  it("draws other questions another time", async () => {
    const course = await makeCourse(test.db, { quiz });
    const draws = new Set<string>();
    for (let i = 0; i < 5; i++) draws.add((await started(await learner(), course)).questionIds.join());
    expect(draws.size).toBeGreaterThan(1);
  });

  it("is refused for a module without a check and for an attempt id that is another person's", async () => {
    const [one, two] = [await learner(), await learner()];
    const course = await makeCourse(test.db, { quiz });
    const bare = await makeCourse(test.db);
    const notFound = { code: "not_found" };
    await expect(
      startQuizAttempt(one, { attemptId: uuidv7(), itemId: bare.moduleId, locale }),
    ).rejects.toMatchObject(notFound);
    const { attemptId } = await started(one, course);
    await expect(startQuizAttempt(two, { attemptId, itemId: course.moduleId, locale })).rejects.toMatchObject(
      notFound,
    );
  });
});

describe("answers in an open attempt", () => {
  it("are kept without being marked, and the page holds neither key nor feedback", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { quiz });
    const { attemptId, questionIds } = await started(ctx, course);
    const [questionId = ""] = questionIds;
    const write = { writeId: uuidv7(), target: { attemptId }, questionId, response: single("b"), locale };
    for (let i = 0; i < 5; i++) expect((await saveAnswer(ctx, write)).result).toBeNull();
    const rows = await test.db.select().from(answer).where(eq(answer.attemptId, attemptId));
    expect(rows.map(({ result }) => result)).toEqual([null]);
    const shown = await page(ctx, course);
    expect(shown.phase).toBe("open");
    expect(JSON.stringify(shown)).not.toContain("FEEDBACK");
    expect(JSON.stringify(shown)).not.toContain("credit");
    const given = shown.questions.find(({ id }) => id === questionId);
    expect(given?.fields).toEqual({ [`${questionId}.choice`]: ["b"] });
  });

  it("are refused for a question outside the draw, for another person's attempt, and after submission", async () => {
    const [ctx, other] = [await learner(), await learner()];
    const course = await makeCourse(test.db, { quiz });
    const { attemptId, questionIds } = await started(ctx, course);
    const [questionId = ""] = questionIds;
    const outside = pool.find(({ id }) => !questionIds.includes(id))?.id ?? "";
    const write = (question: string) => ({
      writeId: uuidv7(),
      target: { attemptId },
      questionId: question,
      response: single("b"),
      locale,
    });
    await expect(saveAnswer(ctx, write(outside))).rejects.toMatchObject({ code: "not_found" });
    await expect(saveAnswer(other, write(questionId))).rejects.toMatchObject({ code: "not_found" });
    await submitQuizAttempt(ctx, { attemptId, answers: [], acceptOpen: true });
    await expect(saveAnswer(ctx, write(questionId))).rejects.toMatchObject({ code: "already_done" });
    expect(await test.db.$count(answer, eq(answer.attemptId, attemptId))).toBe(0);
  });
});

describe("submitting", () => {
  it("is refused while questions are open, keeps what came with it, and can be insisted on", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { quiz });
    const { attemptId, questionIds } = await started(ctx, course);
    const answers = answersTo(questionIds, 5).slice(0, 4);
    const [, , , , last] = questionIds;
    await expect(submitQuizAttempt(ctx, { attemptId, answers, acceptOpen: false })).rejects.toMatchObject({
      code: "conflict",
      params: { open: last },
    });
    expect(await test.db.$count(answer, eq(answer.attemptId, attemptId))).toBe(4);
    const result = await submitQuizAttempt(ctx, { attemptId, answers: [], acceptOpen: true });
    expect(result).toMatchObject({ scorePercent: 80, passed: true });
  });

  it("five times marks once: later answers under the same attempt change nothing", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { quiz });
    const { attemptId, questionIds } = await started(ctx, course);
    const first = await submitQuizAttempt(ctx, {
      attemptId,
      answers: answersTo(questionIds, 3),
      acceptOpen: false,
    });
    expect(first).toMatchObject({ scorePercent: 60, passed: false });
    const before = await test.db.select().from(answer).where(eq(answer.attemptId, attemptId));
    for (let i = 0; i < 4; i++)
      expect(
        await submitQuizAttempt(ctx, { attemptId, answers: answersTo(questionIds, 5), acceptOpen: true }),
      ).toEqual(first);
    expect(await test.db.select().from(answer).where(eq(answer.attemptId, attemptId))).toEqual(before);
    const submitted = and(
      eq(auditEvent.targetId, attemptId),
      eq(auditEvent.action, "learning.submit-quiz-attempt"),
    );
    expect(await test.db.$count(auditEvent, submitted)).toBe(1);
  });

  it("is not possible for another person, and a question outside the draw is refused", async () => {
    const [ctx, other] = [await learner(), await learner()];
    const course = await makeCourse(test.db, { quiz });
    const { attemptId, questionIds } = await started(ctx, course);
    const answers = answersTo(questionIds, 5);
    await expect(submitQuizAttempt(other, { attemptId, answers, acceptOpen: true })).rejects.toMatchObject({
      code: "not_found",
    });
    const outside = pool.find(({ id }) => !questionIds.includes(id))?.id ?? "";
    await expect(
      submitQuizAttempt(ctx, {
        attemptId,
        answers: [...answers, { questionId: outside, response: single("b") }],
        acceptOpen: true,
      }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect((await page(ctx, course)).phase).toBe("open");
  });

  it("shows the feedback and leaves the next try to the pool; leaving in between spends nothing", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { quiz });
    const { attemptId, questionIds } = await started(ctx, course);
    await submitQuizAttempt(ctx, { attemptId, answers: answersTo(questionIds, 0), acceptOpen: false });
    const result = await page(ctx, course);
    expect(result).toMatchObject({ phase: "result", scorePercent: 0, passed: false });
    expect(result.questions.every(({ feedback }) => feedback?.verdict === "thought")).toBe(true);
    const again = await started(ctx, course);
    expect(again.attemptId).not.toBe(attemptId);
    expect((await page(ctx, course)).phase).toBe("open");
    expect(JSON.stringify(await page(ctx, course))).not.toContain("FEEDBACK");
  });
});

describe("a module with a check", () => {
  const completed = async (ctx: PersonCtx) => {
    const rows = await test.db.select().from(completion).where(eq(completion.personId, ctx.actor.personId));
    return rows.map(({ itemId }) => itemId);
  };

  it("is complete when lessons and check are done, whichever comes last", async () => {
    for (const lessonsFirst of [true, false]) {
      const ctx = await learner();
      const course = await makeCourse(test.db, { quiz, lessons: [{}] });
      const lesson = () => completeLesson(ctx, { lessonId: course.lessonIds[0] ?? "" });
      const check = async () => {
        const { attemptId, questionIds } = await started(ctx, course);
        await submitQuizAttempt(ctx, { attemptId, answers: answersTo(questionIds, 4), acceptOpen: false });
      };
      const steps = lessonsFirst ? [lesson, check] : [check, lesson];
      await steps[0]?.();
      expect(await completed(ctx)).not.toContain(course.moduleId);
      await steps[1]?.();
      expect(await completed(ctx)).toEqual(expect.arrayContaining([course.moduleId, course.courseId]));
    }
  });

  it("is not complete below the mark, and a later failure does not take a pass away", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { quiz, lessons: [{}] });
    await completeLesson(ctx, { lessonId: course.lessonIds[0] ?? "" });
    for (const [right, done] of [
      [3, false],
      [5, true],
      [0, true],
    ] as const) {
      const { attemptId, questionIds } = await started(ctx, course);
      await submitQuizAttempt(ctx, { attemptId, answers: answersTo(questionIds, right), acceptOpen: false });
      expect((await completed(ctx)).includes(course.moduleId)).toBe(done);
    }
  });
});

it("two lessons finished at the same moment complete their module once", async () => {
  const { db } = await testDatabase();
  const course = await makeCourse(db, { lessons: [{}, {}, {}] });
  const person = await makePerson(db);
  const ctx = ctxFor(db, person);
  await Promise.all(course.lessonIds.map((lessonId) => completeLesson(ctx, { lessonId })));
  const mine = and(eq(completion.personId, person.id), eq(completion.itemId, course.moduleId));
  expect(await db.$count(completion, mine)).toBe(1);
});

it("one write sent by two connections at once is stored once", async () => {
  const { db } = await testDatabase();
  const course = await makeCourse(db, { lessons: [{ questions: pool.slice(0, 1) }] });
  const person = await makePerson(db);
  const ctx = ctxFor(db, person);
  const target = { lessonId: course.lessonIds[0] ?? "" };
  const write = { writeId: uuidv7(), target, questionId: "q1", response: single("a"), locale };
  await Promise.all(Array.from({ length: 5 }, () => saveAnswer(ctx, write)));
  expect(await db.$count(answer, eq(answer.personId, person.id))).toBe(1);
  expect(
    await db.$count(
      auditEvent,
      and(eq(auditEvent.actorId, person.id), eq(auditEvent.action, "learning.save-answer")),
    ),
  ).toBe(1);
});
