import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  answer,
  attempt,
  completion,
  contentItem,
  contentVersion,
  enrolment,
  fact,
  renewal,
} from "#app/db/schema/index.ts";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import { placeItem } from "#app/domain/curriculum/place-item.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { getAnsweredQuestion } from "#app/domain/learning/queries/get-answered-question.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import { getTestPage } from "#app/domain/learning/queries/get-test-page.server.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { submitQuizAttempt } from "#app/domain/learning/submit-quiz-attempt.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();
const locale = "en" as const;
const question = (id: string): QuestionFacts => ({ id, kind: "single", key: "b", competencies: [] });
const single = (choice: string) => ({ kind: "single" as const, choice });
const redoBy = { redoBy: "2027-01-15" };

const learner = async (): Promise<PersonCtx> => ctxFor(test.db, await makePerson(test.db), ["worker"]);
const first = ({ lessonIds: [lessonId = ""] }: MadeCourse) => lessonId;

const answerTo = (ctx: PersonCtx, lessonId: string, questionId: string, response = single("a")) =>
  saveAnswer(ctx, { writeId: uuidv7(), target: { lessonId }, questionId, response, locale });
const page = (ctx: PersonCtx, course: MadeCourse, number?: number) =>
  getLessonPage(ctx, {
    courseId: course.courseId,
    lessonId: first(course),
    locale,
    ...(number === undefined ? {} : { number }),
  });

async function finished(course: MadeCourse): Promise<PersonCtx> {
  const ctx = await learner();
  await answerTo(ctx, first(course), "q1");
  await completeLesson(ctx, { lessonId: first(course) });
  return ctx;
}

const completionsOf = (ctx: PersonCtx) =>
  test.db.select().from(completion).where(eq(completion.personId, ctx.actor.personId));

describe("a lesson that changed after it was completed", () => {
  it("says nothing when the change is minor, and that it was updated when something was added", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1")] }] });
    const ctx = await finished(course);
    await course.change(first(course), { questions: [question("q1")], change: "minor" });
    expect((await page(ctx, course)).personal).toMatchObject({
      change: { updated: false, redo: null },
      finishedVersion: 1,
    });
    await course.change(first(course), { questions: [question("q1")], change: "adds-optional" });
    expect((await page(ctx, course)).personal.change).toEqual({ updated: true, redo: null });
    const newcomer = await learner();
    expect((await page(newcomer, course)).personal.change).toEqual({ updated: false, redo: null });
  });

  it("that has to be redone asks for its answers anew and is renewed beside the completion, once", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1")] }] });
    const ctx = await finished(course);
    const before = await completionsOf(ctx);
    await course.change(first(course), { questions: [question("q1"), question("q2")], change: redoBy });
    const asked = await page(ctx, course);
    expect(asked.personal).toMatchObject({
      change: { redo: { by: redoBy.redoBy, number: 2 } },
      openQuestions: ["q1", "q2"],
      renewedAt: null,
    });
    expect(asked.personal.completedAt).not.toBeNull();
    await expect(completeLesson(ctx, { lessonId: first(course) })).rejects.toMatchObject({
      code: "conflict",
      params: { open: "q1 q2" },
    });
    await answerTo(ctx, first(course), "q1", single("b"));
    await answerTo(ctx, first(course), "q2");
    for (let i = 0; i < 3; i++)
      expect(await completeLesson(ctx, { lessonId: first(course) })).toEqual({ first: false });
    const renewals = await test.db.select().from(renewal).where(eq(renewal.personId, ctx.actor.personId));
    expect(renewals).toMatchObject([
      { itemId: first(course), rule: { rule: "lesson", redoBy: redoBy.redoBy } },
    ]);
    expect(await completionsOf(ctx)).toEqual(before);
    const after = (await page(ctx, course)).personal;
    expect(after).toMatchObject({ change: { redo: null }, finishedVersion: null, openQuestions: [] });
    expect(after.renewedAt).not.toBeNull();
  });

  it("asks once for one day that stays in its file, and again for another day", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1")] }] });
    const ctx = await finished(course);
    const change = (wish: typeof redoBy) =>
      course.change(first(course), { questions: [question("q1")], change: wish });
    await change(redoBy);
    await answerTo(ctx, first(course), "q1");
    await completeLesson(ctx, { lessonId: first(course) });
    await change(redoBy);
    expect((await page(ctx, course)).personal.change.redo).toBeNull();
    await change({ redoBy: "2028-01-15" });
    expect((await page(ctx, course)).personal.change.redo).toMatchObject({ by: "2028-01-15", number: 4 });
  });

  it("asks nothing once it is retired, nor while its law is compared", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1")] }] });
    const ctx = await finished(course);
    await course.change(first(course), { questions: [question("q1")], change: redoBy, lawCheck: "pending" });
    expect((await page(ctx, course)).personal.change.redo).toBeNull();
    await course.change(first(course), { questions: [question("q1")], change: redoBy });
    expect((await page(ctx, course)).personal.change.redo).not.toBeNull();
    await course.retire(first(course));
    expect((await page(ctx, course)).personal.change.redo).toBeNull();
  });

  it("opens in the version that was completed, to be read only, and only for those who completed it", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1")] }] });
    const ctx = await finished(course);
    await course.change(first(course), { questions: [question("q9")] });
    const kept = await page(ctx, course, 1);
    expect(kept.earlier?.finishedAt).toEqual((await page(ctx, course)).personal.completedAt);
    expect(kept.parts).toContainEqual(
      expect.objectContaining({ kind: "question", question: expect.objectContaining({ id: "q1" }) }),
    );
    expect((await page(ctx, course)).earlier).toBeNull();
    await expect(page(ctx, course, 2)).rejects.toMatchObject({ code: "not_found" });
    await expect(page(ctx, course, 7)).rejects.toMatchObject({ code: "not_found" });
    await expect(page(await learner(), course, 1)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a check that has to be passed again", () => {
  it("is renewed by passing it in the changed version, and its score and completion stay as they were", async () => {
    const quiz = { questions: [question("q1"), question("q2")], draw: 2 };
    const course = await makeCourse(test.db, { quiz });
    const ctx = await learner();
    await completeLesson(ctx, { lessonId: first(course) });
    const sit = async (choice: string) => {
      const attemptId = uuidv7();
      await startQuizAttempt(ctx, { attemptId, itemId: course.moduleId, locale });
      const answers = ["q1", "q2"].map((questionId) => ({ questionId, response: single(choice) }));
      await submitQuizAttempt(ctx, { attemptId, answers, acceptOpen: false });
    };
    await sit("b");
    const before = await completionsOf(ctx);
    expect(before.map(({ itemId }) => itemId)).toContain(course.moduleId);
    const versionId = await course.changeModule({ quiz: { ...quiz, passPercent: 100 }, change: redoBy });
    await sit("a");
    const renewed = () => test.db.select().from(renewal).where(eq(renewal.itemId, course.moduleId));
    expect(await renewed()).toEqual([]);
    await sit("b");
    await sit("b");
    expect(await renewed()).toMatchObject([{ versionId, rule: { rule: "redo", by: redoBy.redoBy } }]);
    expect(await completionsOf(ctx)).toEqual(before);
  });
});

describe("a check with limits that has to be passed again", () => {
  it("counts attempts from the change on: those used before bar nobody from it", async () => {
    const quiz = { questions: [question("q1")], draw: 1, attempts: 1 };
    const course = await makeCourse(test.db, { quiz });
    const ctx = await learner();
    await completeLesson(ctx, { lessonId: first(course) });
    const sit = async (choice: string) => {
      const attemptId = uuidv7();
      await startQuizAttempt(ctx, { attemptId, itemId: course.moduleId, locale });
      const answers = [{ questionId: "q1", response: single(choice) }];
      await submitQuizAttempt(ctx, { attemptId, answers, acceptOpen: false });
    };
    const shown = () => getTestPage(ctx, { courseId: course.courseId, itemId: course.moduleId, locale });
    await sit("b");
    await expect(sit("b")).rejects.toMatchObject({ code: "used_up" });
    await course.changeModule({ quiz, change: redoBy });
    expect(await shown()).toMatchObject({
      redoBy: redoBy.redoBy,
      next: { kind: "open" },
      attempts: { used: 0, of: 1 },
    });
    await sit("b");
    expect(await test.db.$count(renewal, eq(renewal.itemId, course.moduleId))).toBe(1);
    expect(await shown()).toMatchObject({ redoBy: null, next: { kind: "used-up" } });
  });
});

describe("answers to another version's questions", () => {
  it("are kept when the question is gone, and come back with it", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1"), question("q2")] }] });
    const ctx = await learner();
    await answerTo(ctx, first(course), "q1", single("b"));
    await course.change(first(course), { questions: [question("q2")] });
    // The page was opened before the change; its answer arrives after it.
    const late = await answerTo(ctx, first(course), "q1", single("c"));
    expect(late).toMatchObject({ current: false, stands: true, response: single("c") });
    await answerTo(ctx, first(course), "q2");
    await completeLesson(ctx, { lessonId: first(course) });
    await course.change(first(course), { questions: [question("q1"), question("q2")] });
    const shown = await getAnsweredQuestion(ctx, {
      courseId: course.courseId,
      lessonId: first(course),
      questionId: "q1",
      locale,
    });
    expect(shown.fields).toEqual({ "q1.choice": ["c"] });
    expect(await test.db.$count(attempt, eq(attempt.personId, ctx.actor.personId))).toBe(1);
  });

  it("never take the place of an answer to the question as it is asked now", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1")] }] });
    const ctx = await learner();
    const asNow = { kind: "multiple" as const, choices: ["a"] };
    await course.change(first(course), {
      questions: [{ id: "q1", kind: "multiple", key: ["a"], competencies: [] }],
    });
    const writeNow = { writeId: uuidv7(), target: { lessonId: first(course) }, questionId: "q1", locale };
    await saveAnswer(ctx, { ...writeNow, response: asNow });
    expect(await answerTo(ctx, first(course), "q1", single("b"))).toMatchObject({
      stands: false,
      response: asNow,
    });
  });

  it("do not count for a question that is asked otherwise now", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1")] }] });
    const ctx = await learner();
    await answerTo(ctx, first(course), "q1");
    await course.change(first(course), {
      questions: [{ id: "q1", kind: "multiple", key: ["a"], competencies: [] }],
    });
    expect((await page(ctx, course)).personal.openQuestions).toEqual(["q1"]);
    await expect(completeLesson(ctx, { lessonId: first(course) })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("are refused only for questions that no version ever asked", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1")] }] });
    const ctx = await learner();
    await expect(answerTo(ctx, first(course), "q7")).rejects.toMatchObject({ code: "not_found" });
    const write = { writeId: uuidv7(), target: { lessonId: first(course) }, questionId: "q1", locale };
    await expect(
      saveAnswer(ctx, { ...write, response: { kind: "true-false", value: true } }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("moving, retiring and bringing back", () => {
  it("keep every record: a lesson retired while it is open takes answers, words and its completion", async () => {
    const course = await makeCourse(test.db, { lessons: [{ questions: [question("q1")] }, {}] });
    const ctx = await learner();
    await course.retire(first(course));
    await answerTo(ctx, first(course), "q1");
    const words = { writeId: uuidv7(), lessonId: first(course), promptId: "r1", text: "still here" };
    await saveReflection(ctx, words);
    await completeLesson(ctx, { lessonId: first(course) });
    expect(await page(ctx, course)).toMatchObject({ retired: true, number: null });
    const system = systemCtx(test.db);
    await placeItem(system, { id: first(course), parentId: course.moduleId, position: 1 });
    const back = await page(ctx, course);
    expect(back).toMatchObject({ retired: false, number: 1, personal: { openQuestions: [] } });
    expect(back.parts).toContainEqual(expect.objectContaining({ kind: "reflection", text: "still here" }));
    expect(back.personal.completedAt).not.toBeNull();
  });

  it("take a completion along when a lesson moves into another course", async () => {
    const [from, to] = [await makeCourse(test.db), await makeCourse(test.db)];
    const ctx = await learner();
    await completeLesson(ctx, { lessonId: first(from) });
    await placeItem(systemCtx(test.db), { id: first(from), parentId: to.moduleId, position: 9 });
    const moved = await getLessonPage(ctx, { courseId: to.courseId, lessonId: first(from), locale });
    expect(moved.personal.completedAt).not.toBeNull();
    // The course that was completed with it stays completed without it.
    expect((await completionsOf(ctx)).map(({ itemId }) => itemId)).toContain(from.courseId);
  });

  it("leave the result of a check readable in its own version after its questions have gone", async () => {
    const quiz = { questions: [question("q1"), question("q2")], draw: 2 };
    const course = await makeCourse(test.db, { quiz });
    const ctx = await learner();
    const attemptId = uuidv7();
    await startQuizAttempt(ctx, { attemptId, itemId: course.moduleId, locale });
    await course.changeModule({ quiz: { questions: [question("q8")], draw: 1 } });
    await answerGraded(ctx, attemptId, "q1");
    await submitQuizAttempt(ctx, {
      attemptId,
      answers: [{ questionId: "q2", response: single("b") }],
      acceptOpen: false,
    });
    const result = await getTestPage(ctx, { courseId: course.courseId, itemId: course.moduleId, locale });
    expect(result).toMatchObject({ phase: "result", scorePercent: 100 });
    expect(result.questions.map(({ id }) => id).toSorted()).toEqual(["q1", "q2"]);
  });
});

const answerGraded = (ctx: PersonCtx, attemptId: string, questionId: string) =>
  saveAnswer(ctx, { writeId: uuidv7(), target: { attemptId }, questionId, response: single("b"), locale });

describe("the database itself", () => {
  it("refuses to delete or change what anybody touched", async () => {
    const quiz = { questions: [question("q1")], draw: 1 };
    const course = await makeCourse(test.db, { quiz, lessons: [{ questions: [question("q1")] }] });
    const ctx = await finished(course);
    const attemptId = uuidv7();
    await startQuizAttempt(ctx, { attemptId, itemId: course.moduleId, locale });
    await answerGraded(ctx, attemptId, "q1");
    await submitQuizAttempt(ctx, { attemptId, answers: [], acceptOpen: false });
    await course.change(first(course), { questions: [question("q1")], change: redoBy });
    await answerTo(ctx, first(course), "q1");
    await completeLesson(ctx, { lessonId: first(course) });
    const { personId } = ctx.actor;
    const tries = {
      "delete a lesson": () => test.db.delete(contentItem).where(eq(contentItem.id, first(course))),
      "delete a version": () =>
        test.db.delete(contentVersion).where(eq(contentVersion.itemId, first(course))),
      "delete a completion": () => test.db.delete(completion).where(eq(completion.personId, personId)),
      "re-date a completion": () => test.db.update(completion).set({ completedAt: new Date(0) }),
      "delete a renewal": () => test.db.delete(renewal).where(eq(renewal.personId, personId)),
      "delete an attempt": () => test.db.delete(attempt).where(eq(attempt.id, attemptId)),
      "lower a score": () =>
        test.db.update(attempt).set({ scorePercent: 1 }).where(eq(attempt.id, attemptId)),
      "raise a mark afterwards": () =>
        test.db.update(attempt).set({ passPercent: 99 }).where(eq(attempt.id, attemptId)),
      "change an answer that was marked": () =>
        test.db
          .update(answer)
          .set({ response: single("a") })
          .where(eq(answer.attemptId, attemptId)),
      "delete an answer": () => test.db.delete(answer).where(eq(answer.attemptId, attemptId)),
      "delete an enrolment": () => test.db.delete(enrolment).where(eq(enrolment.personId, personId)),
      "delete a fact": () => test.db.delete(fact).where(eq(fact.personId, personId)),
    };
    for (const [what, attemptTo] of Object.entries(tries)) {
      const refused = await test.db
        .transaction(() => attemptTo())
        .then(
          () => "done",
          (error: { cause?: { code?: string } }) => error.cause?.code,
        );
      expect(refused, what).toBe("23001");
    }
    expect(await test.db.$count(answer, eq(answer.personId, personId))).toBe(2);
    const mine = and(eq(enrolment.personId, personId), eq(enrolment.itemId, course.courseId));
    expect(await test.db.$count(enrolment, mine)).toBe(1);
  });
});
