import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { completion, reviewCard } from "#app/db/schema/index.ts";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { askAgain } from "#app/domain/learning/ask-again.server.ts";
import { getReview } from "#app/domain/learning/queries/get-review.server.ts";
import { restQuestion } from "#app/domain/learning/rest-question.server.ts";
import { reviewQuestion } from "#app/domain/learning/review-question.server.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { submitQuizAttempt } from "#app/domain/learning/submit-quiz-attempt.server.ts";
import { turnReview } from "#app/domain/learning/turn-review.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { heldClock } from "#tests/support/clock.ts";
import { everyKind, makeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();
const day = 24 * 3_600_000;
const right: QuestionResponse = { kind: "single", choice: "b" };
const other: QuestionResponse = { kind: "single", choice: "a" };

async function learner() {
  const { db } = test;
  const course = await makeCourse(db, {
    lessons: [{ questions: everyKind }],
    quiz: { questions: everyKind, draw: 8 },
  });
  const clock = heldClock();
  const ctx = ctxFor(db, await makePerson(db, { roles: ["worker"] }), ["worker"], clock);
  const lessonId = course.lessonIds[0] ?? "";
  return { db, ctx, clock, course, lessonId };
}

const answer = (ctx: PersonCtx, lessonId: string, response: QuestionResponse, questionId = "one") =>
  saveAnswer(ctx, { writeId: uuidv7(), target: { lessonId }, questionId, response, locale: "en" });
const review = (ctx: PersonCtx, itemId: string, response: QuestionResponse, writeId: string = uuidv7()) =>
  reviewQuestion(ctx, { writeId, itemId, questionId: "one", response, locale: "en" });

describe("looking again", () => {
  it("brings a missed question back on the next day, and not a right one", async () => {
    const { ctx, clock, lessonId } = await learner();
    await answer(ctx, lessonId, other);
    await answer(ctx, lessonId, { kind: "true-false", value: false }, "tf");
    expect(await getReview(ctx, "en")).toMatchObject({ left: 0, all: 1, next: null });
    clock.advance(day);
    const page = await getReview(ctx, "en");
    expect(page).toMatchObject({ left: 1, next: { itemId: lessonId, lessonId, question: { id: "one" } } });
    expect(page.next?.question.feedback).toBeNull();
    expect(page.next?.question.fields).toEqual({});
  });

  it("brings back what was missed in a check, and what was left open", async () => {
    const { ctx, clock, course } = await learner();
    const attemptId = uuidv7();
    await startQuizAttempt(ctx, { attemptId, itemId: course.moduleId, locale: "en" });
    const answers = [{ questionId: "one", response: right }];
    await submitQuizAttempt(ctx, { attemptId, answers, acceptOpen: true });
    clock.advance(day);
    expect(await getReview(ctx, "en")).toMatchObject({ left: 5, all: everyKind.length - 1 });
  });

  it("asks for five questions a day at most", async () => {
    const { ctx, clock, course } = await learner();
    const attemptId = uuidv7();
    await startQuizAttempt(ctx, { attemptId, itemId: course.moduleId, locale: "en" });
    await submitQuizAttempt(ctx, { attemptId, answers: [], acceptOpen: true });
    clock.advance(day);
    for (let done = 0; done < 5; done++) {
      const { next } = await getReview(ctx, "en");
      const kind = everyKind.find(({ id }) => id === next?.question.id);
      const responses: Record<string, QuestionResponse> = {
        single: other,
        multiple: { kind: "multiple", choices: ["b"] },
        "true-false": { kind: "true-false", value: true },
        "short-text": { kind: "short-text", text: "x" },
        numeric: { kind: "numeric", value: 0 },
        match: { kind: "match", pairs: { l1: "r1" } },
        order: { kind: "order", order: ["s1", "s2", "s3"] },
        gaps: { kind: "gaps", gaps: { g1: "w1" } },
      };
      await reviewQuestion(ctx, {
        writeId: uuidv7(),
        itemId: course.moduleId,
        questionId: kind?.id ?? "",
        response: responses[kind?.kind ?? ""] ?? other,
        locale: "en",
      });
    }
    expect(await getReview(ctx, "en")).toMatchObject({ done: 5, left: 0, next: null });
    clock.advance(day);
    expect(await getReview(ctx, "en")).toMatchObject({ done: 0, left: 5 });
  });

  it("counts the same write once, and shows its feedback each time", async () => {
    const { db, ctx, clock, lessonId } = await learner();
    await answer(ctx, lessonId, other);
    clock.advance(day);
    const writeId = uuidv7();
    const first = await review(ctx, lessonId, right, writeId);
    expect(first.feedback?.verdict).toBe("right");
    const [card] = await db.select().from(reviewCard);
    clock.advance(day);
    expect(await review(ctx, lessonId, right, writeId)).toEqual(first);
    expect(await db.select().from(reviewCard)).toEqual([card]);
    expect(card?.state.reps).toBe(1);
  });

  it("counts for nothing else", async () => {
    const { db, ctx, clock, lessonId } = await learner();
    await answer(ctx, lessonId, other);
    clock.advance(day);
    await review(ctx, lessonId, right);
    expect(await db.select().from(completion)).toEqual([]);
  });

  it("asks again what a person wants to see again", async () => {
    const { ctx, clock, lessonId } = await learner();
    await askAgain(ctx, { lessonId, questionId: "one" });
    await askAgain(ctx, { lessonId, questionId: "one" });
    clock.advance(day);
    expect(await getReview(ctx, "en")).toMatchObject({ left: 1, all: 1 });
    await expect(askAgain(ctx, { lessonId, questionId: "none" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("lets a question rest until it is missed again", async () => {
    const { ctx, clock, lessonId } = await learner();
    await answer(ctx, lessonId, other);
    await restQuestion(ctx, { itemId: lessonId, questionId: "one" });
    clock.advance(day);
    expect(await getReview(ctx, "en")).toMatchObject({ left: 0, all: 0 });
    await answer(ctx, lessonId, other);
    clock.advance(day);
    expect(await getReview(ctx, "en")).toMatchObject({ left: 1, all: 1 });
  });

  it("is off at one tap and loses nothing meanwhile", async () => {
    const { ctx, clock, lessonId } = await learner();
    await turnReview(ctx, false);
    await turnReview(ctx, false);
    await answer(ctx, lessonId, other);
    clock.advance(day);
    expect(await getReview(ctx, "en")).toMatchObject({ off: true, left: 0, next: null });
    await turnReview(ctx, true);
    expect(await getReview(ctx, "en")).toMatchObject({ off: false, left: 1 });
  });

  it("passes over a question that left its lesson", async () => {
    const { ctx, clock, course, lessonId } = await learner();
    await answer(ctx, lessonId, other);
    await answer(ctx, lessonId, { kind: "true-false", value: true }, "tf");
    await course.change(lessonId, { questions: everyKind.filter(({ id }) => id !== "one") });
    clock.advance(day);
    expect(await getReview(ctx, "en")).toMatchObject({ left: 1, next: { question: { id: "tf" } } });
  });

  it("passes over more of them than it reads at once", async () => {
    const { ctx, clock, course, lessonId } = await learner();
    const many = Array.from({ length: 25 }, (_, at): QuestionFacts => {
      return { id: `q${at}`, kind: "single", key: "b", competencies: [] };
    });
    await course.change(lessonId, { questions: [...many, ...everyKind] });
    for (const { id } of many) await answer(ctx, lessonId, other, id);
    clock.advance(1000);
    await answer(ctx, lessonId, { kind: "true-false", value: true }, "tf");
    await course.change(lessonId, { questions: everyKind });
    clock.advance(day);
    expect(await getReview(ctx, "en")).toMatchObject({ left: 1, next: { question: { id: "tf" } } });
  });

  it("shows nothing of a lesson whose law is being checked", async () => {
    const { ctx, clock, course, lessonId } = await learner();
    await answer(ctx, lessonId, other);
    await course.change(lessonId, { questions: everyKind, lawCheck: "pending" });
    clock.advance(day);
    expect((await getReview(ctx, "en")).next).toBeNull();
    await expect(review(ctx, lessonId, right)).rejects.toMatchObject({ code: "not_found" });
    await expect(askAgain(ctx, { lessonId, questionId: "one" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is nobody else's: another person's question does not exist", async () => {
    const { db, ctx, clock, lessonId } = await learner();
    await answer(ctx, lessonId, other);
    clock.advance(day);
    const stranger = ctxFor(db, await makePerson(db, { roles: ["supervisor"] }), ["supervisor"], clock);
    expect(await getReview(stranger, "en")).toMatchObject({ left: 0, all: 0 });
    await expect(review(stranger, lessonId, right)).rejects.toMatchObject({ code: "not_found" });
    await restQuestion(stranger, { itemId: lessonId, questionId: "one" });
    const own = and(eq(reviewCard.personId, ctx.actor.personId), eq(reviewCard.questionId, "one"));
    expect((await db.select().from(reviewCard).where(own))[0]?.restsSince).toBeNull();
  });

  it("refuses an answer of another kind", async () => {
    const { ctx, clock, lessonId } = await learner();
    await answer(ctx, lessonId, other);
    clock.advance(day);
    await expect(review(ctx, lessonId, { kind: "true-false", value: true })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
