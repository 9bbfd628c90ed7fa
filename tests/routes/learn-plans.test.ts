import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Services } from "#app/auth/services.ts";
import { completion } from "#app/db/schema/index.ts";
import { assign } from "#app/domain/learning/assign.server.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { loader as courseLoader } from "#app/routes/learn/course/route.tsx";
import { loader as homeLoader } from "#app/routes/learn/home/route.tsx";
import { loader as lessonLoader } from "#app/routes/learn/lesson/route.tsx";
import { action as quizAction, loader as quizLoader } from "#app/routes/learn/quiz/route.tsx";
import { ctxFor } from "#tests/support/actors.ts";
import { everyKind, makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { makeCrowd } from "#tests/support/crowd.ts";
import { testDatabase } from "#tests/support/db.ts";
import { grantRole, makeArea, makePerson, type MadePerson } from "#tests/support/factories.ts";
import { planNode, wholeReads, type Planned } from "#tests/support/query-plan.ts";
import { argsFor, cookieOf, responseOf } from "#tests/support/request.ts";
import {
  watchedServices,
  type SeenStatement,
  type WatchedServices,
} from "#tests/support/watched-services.ts";

let watched: WatchedServices;
let course: MadeCourse;
let learner: MadePerson;
let cookie: string;
let attempt: string;
let params: { course: string; lesson: string; module: string };

beforeAll(async () => {
  watched = await watchedServices();
  const { db, sql } = await testDatabase();
  const area = await makeArea(db);
  const coordinator = await makePerson(db, { area, roles: ["coordinator"] });
  learner = await makePerson(db, { area: await makeArea(db, { parent: area }), roles: ["worker"] });
  await grantRole(db, learner.id, "worker", area);
  course = await makeCourse(db, {
    lessons: [{ questions: everyKind }, {}],
    quiz: { questions: everyKind, draw: 8 },
    moduleRequires: { from: "2020-01-01" },
  });
  params = { course: course.courseId, lesson: course.lessonIds[0] ?? "", module: course.moduleId };
  const ctx = ctxFor(db, learner);
  const target = { lessonId: params.lesson, part: 2 };
  const response = { kind: "single", choice: "a" } as const;
  await saveAnswer(ctx, { writeId: uuidv7(), target, questionId: "one", response, locale: "en" });
  ({ attemptId: attempt } = await startQuizAttempt(ctx, {
    attemptId: uuidv7(),
    itemId: params.module,
    locale: "en",
  }));
  const assigning = ctxFor(db, coordinator, [{ role: "coordinator", areaId: area.id }]);
  const what = { courseId: params.course };
  await assign(assigning, { assignmentId: uuidv7(), what, to: { personId: learner.id } });
  await assign(assigning, { assignmentId: uuidv7(), what, to: { areaId: area.id, role: "worker" } });
  await makeCrowd(sql, area, course);
  cookie = await cookieOf(watched.services, learner.id);
});
afterAll(() => watched.end());

/** Tables that grew with the crowd. */
async function grown(): Promise<ReadonlySet<string>> {
  const { sql } = await testDatabase();
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples > 1000`;
  return new Set(rows.map(({ name }) => name));
}

const explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: planNode })]) })]);

async function plansOf(statements: readonly SeenStatement[]): Promise<Planned[]> {
  const { sql } = await testDatabase();
  const planned: Planned[] = [];
  for (const { text, parameters } of statements) {
    const rows = await sql.unsafe(`explain (format json) ${text}`, [...parameters]);
    const [row] = explained.parse([...rows]);
    planned.push({ text, plan: row["QUERY PLAN"][0].Plan });
  }
  return planned;
}

const get = (from: Services) => argsFor(from, "/learn", { cookie, params });
const rightly = { question: "one", "one.kind": "single", "one.choice": "b" };
const submit = (from: Services) =>
  argsFor(from, "/learn", { cookie, params, form: { intent: "submit-anyway", attempt, ...rightly } });

/** The submission of a check of one question, after the only lesson: with it the module is complete. */
async function submitLast(last: MadeCourse): Promise<(from: Services) => Promise<unknown>> {
  const ctx = ctxFor((await testDatabase()).db, learner);
  const [lessonId = ""] = last.lessonIds;
  await completeLesson(ctx, { lessonId });
  const { attemptId } = await startQuizAttempt(ctx, {
    attemptId: uuidv7(),
    itemId: last.moduleId,
    locale: "en",
  });
  const form = { intent: "submit", attempt: attemptId, ...rightly };
  const at = { course: last.courseId, module: last.moduleId };
  return (from) => responseOf(quizAction(argsFor(from, "/learn", { cookie, params: at, form })));
}
const oneQuestion = { lessons: [{}], quiz: { questions: everyKind.slice(0, 1), draw: 1 } };

describe("however many learners there are", () => {
  it.each([
    { page: "home", most: 5, ask: (from: Services) => homeLoader(get(from)) },
    { page: "a course", most: 5, ask: (from: Services) => courseLoader(get(from)) },
    { page: "a lesson", most: 4, ask: (from: Services) => lessonLoader(get(from)) },
    { page: "a check", most: 4, ask: (from: Services) => quizLoader(get(from)) },
    { page: "its submission", most: 6, ask: (from: Services) => responseOf(quizAction(submit(from))) },
  ])("$page takes at most $most statements and finds every row by index", async ({ ask, most }) => {
    const statements = await watched.seen(ask);
    expect(statements.length).toBeGreaterThan(1);
    expect(statements.length, statements.map(({ text }) => text).join("\n\n")).toBeLessThanOrEqual(most);
    expect(wholeReads(await plansOf(statements), await grown())).toEqual([]);
  });

  it("a submission that completes its module takes no more, and every row is found by index", async () => {
    const { db } = await testDatabase();
    const of = await makeCourse(db, oneQuestion);
    await of.addModule(oneQuestion);
    const statements = await watched.seen(await submitLast(of));
    expect(statements.length, statements.map(({ text }) => text).join("\n\n")).toBeLessThanOrEqual(6);
    expect(wholeReads(await plansOf(statements), await grown())).toEqual([]);
    expect(await db.$count(completion, eq(completion.itemId, of.moduleId))).toBe(1);
    expect(await db.$count(completion, eq(completion.itemId, of.courseId))).toBe(0);
  });

  it("the one submission that ends a course, with its certificate, takes at most 14", async () => {
    const { db } = await testDatabase();
    const of = await makeCourse(db, oneQuestion);
    const statements = await watched.seen(await submitLast(of));
    expect(statements.length, statements.map(({ text }) => text).join("\n\n")).toBeLessThanOrEqual(14);
    expect(wholeReads(await plansOf(statements), await grown())).toEqual([]);
    expect(await db.$count(completion, eq(completion.itemId, of.courseId))).toBe(1);
  });

  it("a condition that no index serves is noticed", async () => {
    const parameters = [learner.id];
    const text =
      "select 1 from assignment a where a.person_id = $1 or exists (select from role_grant g where g.role = a.role)";
    expect(wholeReads(await plansOf([{ text, parameters }]), await grown())).not.toEqual([]);
  });
});
