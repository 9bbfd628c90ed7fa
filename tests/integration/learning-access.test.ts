import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { attempt, completion, contentItem, enrolment, fact, openedItem } from "#app/db/schema/index.ts";
import type { Rule } from "#app/domain/curriculum/rule.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { handInFieldTask } from "#app/domain/learning/hand-in-field-task.server.ts";
import { keepBookmark } from "#app/domain/learning/keep-bookmark.server.ts";
import { returnFieldTask } from "#app/domain/learning/return-field-task.server.ts";
import { saveFieldTaskDraft } from "#app/domain/learning/save-field-task-draft.server.ts";
import { saveNote } from "#app/domain/learning/save-note.server.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { enrol } from "#app/domain/learning/enrol.server.ts";
import type { Reason } from "#app/domain/learning/lock.ts";
import { LockedError } from "#app/domain/learning/locked-error.ts";
import { getCoursePage } from "#app/domain/learning/queries/get-course-page.server.ts";
import { getHome } from "#app/domain/learning/queries/get-home.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import { recordFact } from "#app/domain/learning/record-fact.server.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { savePlace } from "#app/domain/learning/save-place.server.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { addDays, localDayOf } from "#app/lib/local-day.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { day, heldClock } from "#tests/support/clock.ts";
import { everyKind, makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { makePair } from "#tests/support/supervision.ts";

const test = rollbackEach();
const locale = "en" as const;
const clock = heldClock(new Date("2026-11-22T09:00:00Z"));

async function learner(): Promise<PersonCtx> {
  return ctxFor(test.db, await makePerson(test.db), ["worker"], clock);
}

/** A course of one lesson that asks `requires`. */
const behind = (requires: Rule) =>
  makeCourse(test.db, { lessons: [{ requires, questions: everyKind.slice(0, 1) }] });

const fieldTask = { id: "f1", minutes: 30 };
const fieldTasks = [fieldTask];
const firstOf = ({ lessonIds }: MadeCourse): string => lessonIds[0] ?? "";
const open = (ctx: PersonCtx, course: MadeCourse) =>
  getLessonPage(ctx, { courseId: course.courseId, lessonId: firstOf(course), locale });

/** The reasons that the page of a lesson gives; null when it opens. */
async function reasonsFor(ctx: PersonCtx, course: MadeCourse): Promise<Reason | null> {
  try {
    await open(ctx, course);
    return null;
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    return error.lock.reason;
  }
}

/** A submitted attempt with this score, as it stands after `submitQuizAttempt`. */
async function scored(ctx: PersonCtx, itemId: string, scorePercent: number): Promise<void> {
  const [item] = await test.db.select().from(contentItem).where(eq(contentItem.id, itemId));
  const now = clock.now();
  await test.db.insert(attempt).values({
    id: uuidv7(),
    personId: ctx.actor.personId,
    itemId,
    versionId: item?.currentVersionId ?? "",
    kind: "graded",
    questionIds: [],
    locale,
    startedAt: now,
    submittedAt: now,
    scorePercent,
    passPercent: 80,
  });
}

async function completed(ctx: PersonCtx, itemId: string): Promise<void> {
  const [item] = await test.db.select().from(contentItem).where(eq(contentItem.id, itemId));
  await test.db.insert(completion).values({
    id: uuidv7(),
    personId: ctx.actor.personId,
    itemId,
    versionId: item?.currentVersionId ?? "",
    completedAt: clock.now(),
    rule: {},
  });
}

const recorded = (ctx: PersonCtx, kind: "field-task-signed" | "session-held", subject: string) =>
  recordFact(systemCtx(test.db, clock), {
    factId: uuidv7(),
    personId: ctx.actor.personId,
    kind,
    subject,
    happenedOn: "2026-11-20",
  });

describe("a lesson behind a rule", () => {
  it("that asks for a lesson says whether it was begun, and opens once it is completed", async () => {
    const ctx = await learner();
    const first = await makeCourse(test.db);
    const course = await behind({ lesson: firstOf(first) });
    expect(await reasonsFor(ctx, course)).toMatchObject({
      kind: "lesson",
      met: false,
      begun: false,
      target: { id: firstOf(first), courseId: first.courseId, titles: { en: `Title of ${firstOf(first)}` } },
    });
    await savePlace(ctx, { lessonId: firstOf(first), part: 0 });
    expect(await reasonsFor(ctx, course)).toMatchObject({ begun: true, met: false });
    await completeLesson(ctx, { lessonId: firstOf(first) });
    expect(await reasonsFor(ctx, course)).toBeNull();
  });

  it("that asks for a quiz says the best result, and opens at the mark", async () => {
    const ctx = await learner();
    const first = await makeCourse(test.db, { quiz: { questions: everyKind, draw: 3 } });
    const course = await behind({ quiz: first.moduleId, atLeast: 70 });
    expect(await reasonsFor(ctx, course)).toMatchObject({
      kind: "quiz",
      best: null,
      atLeast: 70,
      target: { id: first.moduleId, kind: "module", courseId: first.courseId },
    });
    await scored(ctx, first.moduleId, 69);
    await scored(ctx, first.moduleId, 40);
    expect(await reasonsFor(ctx, course)).toMatchObject({ met: false, best: 69 });
    await scored(ctx, first.moduleId, 70);
    expect(await reasonsFor(ctx, course)).toBeNull();
  });

  it("that asks for a course says how many lessons are done, and opens when it is completed", async () => {
    const ctx = await learner();
    const first = await makeCourse(test.db, { lessons: [{}, {}, { lawCheck: "pending" }] });
    const course = await behind({ course: first.courseId });
    await completeLesson(ctx, { lessonId: firstOf(first) });
    expect(await reasonsFor(ctx, course)).toMatchObject({ kind: "course", met: false, done: 1, total: 3 });
    await completeLesson(ctx, { lessonId: first.lessonIds[1] ?? "" });
    expect(await reasonsFor(ctx, course)).toBeNull();
  });

  it("that asks for a signed field task, a held session or an official training waits for the record", async () => {
    const ctx = await learner();
    const first = await makeCourse(test.db);
    const task = await behind({ fact: "field-task-signed", subject: first.courseId });
    const session = await behind({ fact: "session-held", subject: "any" });
    const training = await behind({ fact: "official-training", subject: "strong-families" });
    expect(await reasonsFor(ctx, task)).toMatchObject({ kind: "fact", target: { id: first.courseId } });
    expect(await reasonsFor(ctx, session)).toMatchObject({ fact: "session-held", target: null });
    await recorded(ctx, "field-task-signed", first.courseId);
    await recorded(ctx, "session-held", uuidv7());
    expect(await reasonsFor(ctx, task)).toBeNull();
    expect(await reasonsFor(ctx, session)).toBeNull();
    expect(await reasonsFor(ctx, training)).toMatchObject({ met: false, subject: "strong-families" });
    expect(await reasonsFor(await learner(), session)).not.toBeNull();
  });

  it("that asks for a day opens when the day begins in the country", async () => {
    const ctx = await learner();
    const at = heldClock(new Date("2026-11-29T18:59:00Z"));
    const course = await behind({ from: "2026-11-30" });
    expect(await reasonsFor({ ...ctx, clock: at }, course)).toMatchObject({
      kind: "from",
      day: "2026-11-30",
      today: "2026-11-29",
    });
    at.advance(60_000);
    expect(await reasonsFor({ ...ctx, clock: at }, course)).toBeNull();
  });

  it("shows every node of a tree, met or not, and opens when the tree is met", async () => {
    const ctx = await learner();
    const [one, two] = [await makeCourse(test.db), await makeCourse(test.db)];
    const course = await behind({
      all: [
        { lesson: firstOf(one) },
        { any: [{ lesson: firstOf(two) }, { fact: "session-held", subject: "any" }] },
      ],
    });
    await completeLesson(ctx, { lessonId: firstOf(one) });
    expect(await reasonsFor(ctx, course)).toMatchObject({
      kind: "all",
      parts: [
        { kind: "lesson", met: true },
        { kind: "any", met: false, parts: [{ kind: "lesson" }, { kind: "fact" }] },
      ],
    });
    await recorded(ctx, "session-held", uuidv7());
    expect(await reasonsFor(ctx, course)).toBeNull();
  });

  it("asks as well what its module and its course ask", async () => {
    const ctx = await learner();
    const first = await makeCourse(test.db);
    const course = await makeCourse(test.db, {
      requires: { lesson: firstOf(first) },
      moduleRequires: { fact: "session-held", subject: "any" },
    });
    expect(await reasonsFor(ctx, course)).toMatchObject({
      kind: "all",
      parts: [{ met: false }, { met: false }],
    });
    await completeLesson(ctx, { lessonId: firstOf(first) });
    expect(await reasonsFor(ctx, course)).toMatchObject({ kind: "fact", fact: "session-held" });
  });

  it("is not locked by what was retired or is withheld: nobody can do that", async () => {
    const ctx = await learner();
    const first = await makeCourse(test.db, { lessons: [{}, { lawCheck: "pending" }] });
    const course = await behind({ all: first.lessonIds.map((lesson) => ({ lesson })) });
    expect(await reasonsFor(ctx, course)).toMatchObject({ parts: [{ met: false }, { met: true }] });
    await first.retire(firstOf(first));
    expect(await reasonsFor(ctx, course)).toBeNull();
  });
});

describe("what is locked", () => {
  const never: Rule = { fact: "session-held", subject: "any" };

  it("refuses every write with the same reasons, and nothing is written", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, {
      requires: never,
      quiz: { questions: everyKind, draw: 2 },
      lessons: [{ questions: everyKind.slice(0, 1) }],
    });
    const lessonId = firstOf(course);
    const response = { kind: "single", choice: "b" } as const;
    const writes = [
      () => savePlace(ctx, { lessonId, part: 1 }),
      () => saveAnswer(ctx, { writeId: uuidv7(), target: { lessonId }, questionId: "one", response, locale }),
      () => saveReflection(ctx, { writeId: uuidv7(), lessonId, promptId: "r1", text: "a thought" }),
      () => completeLesson(ctx, { lessonId }),
      () => startQuizAttempt(ctx, { attemptId: uuidv7(), itemId: course.moduleId, locale }),
      () => enrol(ctx, { courseId: course.courseId }),
    ];
    const refused = { code: "locked", lock: { reason: { kind: "fact", met: false } } };
    for (const write of writes) await expect(write()).rejects.toMatchObject(refused);
    const { personId } = ctx.actor;
    expect(await test.db.$count(attempt, eq(attempt.personId, personId))).toBe(0);
    expect(await test.db.$count(enrolment, eq(enrolment.personId, personId))).toBe(0);
    expect(await test.db.$count(openedItem, eq(openedItem.personId, personId))).toBe(0);
  });

  it("is shown on the course page with its reasons, and home does not lead there", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { lessons: [{}, { requires: never }] });
    await completeLesson(ctx, { lessonId: firstOf(course) });
    const page = await getCoursePage(ctx, course.courseId, locale);
    const [first, second] = page.modules[0]?.lessons ?? [];
    expect(first).toMatchObject({ state: "done", lock: null });
    expect(second).toMatchObject({ state: "gap", lock: { reason: { fact: "session-held", met: false } } });
    expect(page.next).toMatchObject({ kind: "locked" });
    expect((await getHome(ctx, locale)).now).toMatchObject({ kind: "course", step: { kind: "locked" } });
    await recorded(ctx, "session-held", uuidv7());
    expect((await getCoursePage(ctx, course.courseId, locale)).next).toMatchObject({ kind: "next" });
  });

  it("as a whole course: its page says so, and home offers the next one", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { requires: never });
    const page = await getCoursePage(ctx, course.courseId, locale);
    expect(page.lock).toMatchObject({ item: { id: course.courseId, kind: "course" } });
    expect(page.modules[0]).toMatchObject({ lock: { reason: { met: false } }, lessons: [{ state: "gap" }] });
    const home = await getHome(ctx, locale);
    expect(home.courses.find(({ courseId }) => courseId === course.courseId)).toMatchObject({ locked: true });
    expect(home.now).not.toMatchObject({ course: { courseId: course.courseId } });
  });
});

describe("what was opened", () => {
  const later = (): Rule => ({ from: addDays(localDayOf(clock.now()), 30) });

  it("stays open when its rule becomes stricter, and what was not opened closes", async () => {
    const course = await behind({ from: "2020-01-01" });
    const [reader, other] = [await learner(), await learner()];
    expect(await reasonsFor(reader, course)).toBeNull();
    await course.change(firstOf(course), { requires: later() });
    expect(await reasonsFor(reader, course)).toBeNull();
    expect(await reasonsFor(other, course)).toMatchObject({ kind: "from" });
  });

  it("stays open when the record that opened it is withdrawn", async () => {
    const ctx = await learner();
    const course = await behind({ fact: "session-held", subject: "any" });
    await recorded(ctx, "session-held", uuidv7());
    expect(await reasonsFor(ctx, course)).toBeNull();
    const [held] = await test.db.select().from(fact).where(eq(fact.personId, ctx.actor.personId));
    if (held) await test.db.insert(fact).values({ ...held, id: uuidv7(), withdraws: held.id });
    expect(await reasonsFor(ctx, course)).toBeNull();
    expect(await reasonsFor(ctx, await behind({ fact: "session-held", subject: "any" }))).not.toBeNull();
  });

  it.each([
    ["a place", (ctx: PersonCtx, lessonId: string) => savePlace(ctx, { lessonId, part: 2 })],
    [
      "a reflection",
      (ctx: PersonCtx, lessonId: string) =>
        saveReflection(ctx, { writeId: uuidv7(), lessonId, promptId: "r1", text: "…" }).then(() => undefined),
    ],
    [
      "a draft of its field task",
      (ctx: PersonCtx, itemId: string) =>
        saveFieldTaskDraft(ctx, { writeId: uuidv7(), itemId, taskId: "f1", text: "…" }).then(() => undefined),
    ],
    [
      "a field task handed in",
      (ctx: PersonCtx, itemId: string) =>
        handInFieldTask(ctx, { writeId: uuidv7(), itemId, taskId: "f1", text: "…" }),
    ],
    ["a note", (ctx: PersonCtx, lessonId: string) => saveNote(ctx, { lessonId, part: 0, text: "…" })],
    ["a mark", (ctx: PersonCtx, lessonId: string) => keepBookmark(ctx, { lessonId, part: 0, on: true })],
    ["a completion", completed],
  ])("before there was a rule stays open by %s in it", async (_trace, leave) => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { lessons: [{ fieldTasks }] });
    await leave(ctx, firstOf(course));
    await course.change(firstOf(course), { requires: later() });
    expect(await reasonsFor(ctx, course)).toBeNull();
    const [lesson] = (await getCoursePage(ctx, course.courseId, locale)).modules[0]?.lessons ?? [];
    expect(lesson).toMatchObject({ lock: null });
    expect(await reasonsFor(await learner(), course)).not.toBeNull();
  });

  it("by a field task takes it again after it was returned, also when lesson and course have a rule by then", async () => {
    const pair = await makePair(test.db);
    const course = await makeCourse(test.db, { fieldTask, lessons: [{ fieldTasks }] });
    const items = [firstOf(course), course.courseId];
    for (const itemId of items) {
      const handInId = uuidv7();
      const of = { itemId, taskId: fieldTask.id };
      await handInFieldTask(pair.asWorker, { ...of, writeId: handInId, text: "first" });
      const decision = { ...of, writeId: uuidv7(), personId: pair.worker.id, handInId };
      await returnFieldTask(pair.asSupervisor, { ...decision, comment: "more of it" });
    }
    await course.change(firstOf(course), { requires: { from: "2999-01-01" }, fieldTasks });
    await course.changeCourse({ requires: { from: "2999-01-01" }, fieldTask });
    for (const itemId of items) {
      const again = { itemId, taskId: fieldTask.id, text: "second" };
      await expect(saveFieldTaskDraft(pair.asWorker, { ...again, writeId: uuidv7() })).resolves.toBeTruthy();
      await handInFieldTask(pair.asWorker, { ...again, writeId: uuidv7() });
    }
  });

  it("stays open when only afterwards its whole course gets a rule, and the course page says the same", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { lessons: [{ requires: { from: "2020-01-01" } }, {}] });
    await open(ctx, course);
    await course.changeCourse({ requires: later() });
    await expect(open(ctx, course)).resolves.toBeTruthy();
    const [first, second] = (await getCoursePage(ctx, course.courseId, locale)).modules[0]?.lessons ?? [];
    expect(first?.lock).toBeNull();
    expect(second?.lock).toMatchObject({ reason: { kind: "from" } });
  });

  it("is written down once, however often it is opened", async () => {
    const ctx = await learner();
    const course = await behind({ from: "2020-01-01" });
    for (let i = 0; i < 3; i++) await open(ctx, course);
    expect(await test.db.$count(openedItem, eq(openedItem.itemId, firstOf(course)))).toBe(1);
    clock.advance(day);
    await open(ctx, course);
    expect(await test.db.$count(openedItem, eq(openedItem.itemId, firstOf(course)))).toBe(1);
  });

  it("in a course leaves the rest of the course open: the course was opened", async () => {
    const ctx = await learner();
    const course = await makeCourse(test.db, { lessons: [{}, {}], requires: { from: "2020-01-01" } });
    await open(ctx, course);
    const second = { courseId: course.courseId, lessonId: course.lessonIds[1] ?? "", locale };
    await expect(
      getLessonPage({ ...ctx, clock: heldClock(new Date("2019-01-01")) }, second),
    ).resolves.toBeTruthy();
  });
});
