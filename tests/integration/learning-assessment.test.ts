import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { attempt, completion, enrolment } from "#app/db/schema/index.ts";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { getTestPage } from "#app/domain/learning/queries/get-test-page.server.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { submitQuizAttempt } from "#app/domain/learning/submit-quiz-attempt.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { heldClock, hour, minute } from "#tests/support/clock.ts";
import { everyKind, makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();
const locale = "en" as const;
const pool: readonly QuestionFacts[] = ["a1", "a2", "a3", "a4", "a5", "a6"].map((id) => ({
  id,
  kind: "single",
  key: "b",
  competencies: [],
}));
const assessment = { questions: pool, draw: 4 };
const single = (choice: string) => ({ kind: "single" as const, choice });

async function learner() {
  const clock = heldClock();
  return { clock, ctx: ctxFor(test.db, await makePerson(test.db), ["worker"], clock) };
}

const start = (ctx: PersonCtx, itemId: string, attemptId = uuidv7()) =>
  startQuizAttempt(ctx, { attemptId, itemId, locale });

/** One whole attempt; the first `right` of its questions are answered right. */
async function sit(ctx: PersonCtx, itemId: string, right: number) {
  const { attemptId } = await start(ctx, itemId);
  const [row] = await test.db.select().from(attempt).where(eq(attempt.id, attemptId));
  const answers = (row?.questionIds ?? []).map((questionId, at) => ({
    questionId,
    response: single(at < right ? "b" : "a"),
  }));
  return submitQuizAttempt(ctx, { attemptId, answers, acceptOpen: false });
}

const page = (ctx: PersonCtx, { courseId }: MadeCourse, wanted: Locale = locale) =>
  getTestPage(ctx, { courseId, itemId: courseId, locale: wanted });

describe("the assessment of a course", () => {
  it("is drawn, answered and marked like the check of a module, and has a page of its own", async () => {
    const { ctx } = await learner();
    const course = await makeCourse(test.db, { assessment });
    expect(await page(ctx, course)).toMatchObject({ of: "course", phase: "start", draw: 4, attempts: null });
    const { attemptId } = await start(ctx, course.courseId);
    const open = await page(ctx, course);
    expect(open).toMatchObject({ phase: "open", attemptId, item: { id: course.courseId } });
    expect(open.questions).toHaveLength(4);
    expect(JSON.stringify(open)).not.toContain("FEEDBACK");
    const mine = and(eq(enrolment.personId, ctx.actor.personId), eq(enrolment.itemId, course.courseId));
    expect(await test.db.$count(enrolment, mine)).toBe(1);
  });

  it("completes the course that waited for it, once its modules are complete", async () => {
    const { ctx } = await learner();
    const course = await makeCourse(test.db, { assessment });
    const done = () =>
      test.db
        .select()
        .from(completion)
        .where(and(eq(completion.personId, ctx.actor.personId), eq(completion.itemId, course.courseId)));
    const [lessonId = ""] = course.lessonIds;
    await completeLesson(ctx, { lessonId });
    expect(await done()).toEqual([]);
    expect(await sit(ctx, course.courseId, 2)).toMatchObject({ scorePercent: 50, passed: false });
    expect(await done()).toEqual([]);
    const passed = await sit(ctx, course.courseId, 4);
    expect(await done()).toEqual([
      expect.objectContaining({
        rule: {
          rule: "course",
          modules: [course.moduleId],
          assessment: expect.objectContaining({ attemptId: passed.attemptId, scorePercent: 100 }),
          fieldTask: null,
        },
      }),
    ]);
  });

  it("may be passed first: the last lesson then completes the course", async () => {
    const { ctx } = await learner();
    const course = await makeCourse(test.db, { assessment });
    await sit(ctx, course.courseId, 4);
    const [lessonId = ""] = course.lessonIds;
    await completeLesson(ctx, { lessonId });
    expect(await test.db.$count(completion, eq(completion.itemId, course.courseId))).toBe(1);
  });

  it("does not exist where the course has none, nor at another course's address", async () => {
    const { ctx } = await learner();
    const course = await makeCourse(test.db, { assessment, quiz: assessment });
    const bare = await makeCourse(test.db);
    await expect(start(ctx, bare.courseId)).rejects.toMatchObject({ code: "not_found" });
    await expect(start(ctx, course.lessonIds[0] ?? "")).rejects.toMatchObject({ code: "not_found" });
    await expect(page(ctx, bare)).rejects.toMatchObject({ code: "not_found" });
    const elsewhere = { courseId: bare.courseId, itemId: course.courseId, locale };
    await expect(getTestPage(ctx, elsewhere)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("limits of attempts", () => {
  it("are a waiting time after a result below the mark, with the moment at which it ends", async () => {
    const { ctx, clock } = await learner();
    const course = await makeCourse(test.db, { assessment: { ...assessment, waitHours: 24 } });
    await sit(ctx, course.courseId, 1);
    const until = new Date(clock.now().getTime() + 24 * hour);
    expect((await page(ctx, course)).next).toEqual({ kind: "wait", until });
    clock.advance(24 * hour - minute);
    await expect(start(ctx, course.courseId)).rejects.toMatchObject({
      code: "not_yet",
      params: { opensAt: until.toISOString() },
    });
    clock.advance(minute);
    expect((await page(ctx, course)).next).toEqual({ kind: "open" });
    await sit(ctx, course.courseId, 4);
    expect((await page(ctx, course)).next).toEqual({ kind: "open" });
  });

  it("count what was submitted, never what was left open, and the same start again spends nothing", async () => {
    const { ctx } = await learner();
    const course = await makeCourse(test.db, { assessment: { ...assessment, attempts: 2 } });
    const attemptId = uuidv7();
    for (let i = 0; i < 5; i++) expect(await start(ctx, course.courseId, attemptId)).toEqual({ attemptId });
    await submitQuizAttempt(ctx, { attemptId, answers: [], acceptOpen: true });
    const { ctx: other } = await learner();
    for (let i = 0; i < 2; i++) await sit(other, course.courseId, 1);
    expect(await page(ctx, course)).toMatchObject({ attempts: { used: 1, of: 2 }, next: { kind: "open" } });
    await sit(ctx, course.courseId, 1);
    expect((await page(ctx, course)).next).toEqual({ kind: "used-up", attempts: 2 });
    await expect(start(ctx, course.courseId)).rejects.toMatchObject({
      code: "used_up",
      params: { attempts: 2 },
    });
    expect(await start(ctx, course.courseId, attemptId)).toEqual({ attemptId });
  });

  it("follow the test as it stands now, so that its authors can open it again", async () => {
    const { ctx } = await learner();
    const course = await makeCourse(test.db, { assessment: { ...assessment, attempts: 1 } });
    const first = await sit(ctx, course.courseId, 1);
    await course.changeCourse({ assessment: { ...assessment, attempts: 2, passPercent: 25 } });
    // The result below the mark of its time stays that, whatever the mark is today.
    expect(await page(ctx, course)).toMatchObject({
      scorePercent: first.scorePercent,
      passPercent: 80,
      passed: false,
      next: { kind: "open" },
    });
  });
});

describe("one attempt in three languages", () => {
  it("keeps its questions and answers when the language changes in the middle, and words of each count", async () => {
    const { ctx } = await learner();
    const course = await makeCourse(test.db, {
      assessment: { questions: everyKind, draw: everyKind.length },
      languages: ["en", "ru", "tk"],
    });
    const { attemptId } = await start(ctx, course.courseId);
    const answerIn = (
      wanted: Locale,
      questionId: string,
      response: Parameters<typeof saveAnswer>[1]["response"],
    ) => saveAnswer(ctx, { writeId: uuidv7(), target: { attemptId }, questionId, response, locale: wanted });
    await answerIn("tk", "one", single("b"));
    await answerIn("tk", "word", { kind: "short-text", text: "caga" });
    const [inTurkmen, inRussian, inEnglish] = [
      await page(ctx, course, "tk"),
      await page(ctx, course, "ru"),
      await page(ctx, course, "en"),
    ];
    for (const other of [inRussian, inEnglish]) {
      expect(other.attemptId).toBe(attemptId);
      expect(other.questions.map(({ id }) => id)).toEqual(inTurkmen.questions.map(({ id }) => id));
      expect(other.questions.map(({ fields }) => fields)).toEqual(
        inTurkmen.questions.map(({ fields }) => fields),
      );
      // What is shuffled stands in the same order, so that nobody loses her place.
      expect(other.questions.map(({ options }) => options.map(({ id }) => id))).toEqual(
        inTurkmen.questions.map(({ options }) => options.map(({ id }) => id)),
      );
    }
    expect(inTurkmen.questions[0]?.stem).toContain("tk: ");
    expect(inRussian.questions[0]?.stem).toContain("ru: ");
    await answerIn("ru", "tf", { kind: "true-false", value: false });
    const { scorePercent } = await submitQuizAttempt(ctx, { attemptId, answers: [], acceptOpen: true });
    expect(scorePercent).toBe(37);
    expect(await test.db.$count(attempt, eq(attempt.personId, ctx.actor.personId))).toBe(1);
  });
});
