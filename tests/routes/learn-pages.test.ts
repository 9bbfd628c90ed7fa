import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/auth/services.ts";
import { answer, completion, enrolment, lessonPlace, reflection } from "#app/db/schema/index.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { action as answersAction } from "#app/routes/resources/answers/route.ts";
import { action as placesAction } from "#app/routes/resources/places/route.ts";
import { action as reflectionsAction } from "#app/routes/resources/reflections/route.ts";
import { action as scenariosAction } from "#app/routes/resources/scenarios/route.ts";
import { action as courseAction, loader as courseLoader } from "#app/routes/learn/course/route.tsx";
import { loader as homeLoader } from "#app/routes/learn/home/route.tsx";
import { action as lessonAction, loader as lessonLoader } from "#app/routes/learn/lesson/route.tsx";
import { action as quizAction, loader as quizLoader } from "#app/routes/learn/quiz/route.tsx";
import { ctxFor } from "#tests/support/actors.ts";
import { everyKind, makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson, type MadePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, responseOf, testServices } from "#tests/support/request.ts";
import { watchedServices, type WatchedServices } from "#tests/support/watched-services.ts";

let services: Services;
let counted: WatchedServices;
let course: MadeCourse;
let person: MadePerson;
let cookie: string;
let params: { course: string; lesson: string; module: string };

beforeAll(async () => {
  const pool = await testDatabase();
  services = testServices(pool);
  course = await makeCourse(pool.db, {
    lessons: [{ questions: everyKind }, {}],
    quiz: { questions: everyKind, draw: 8 },
  });
  counted = await watchedServices();
});
afterAll(() => counted.end());

/** Everyone in these tests is new, so that no test needs another. */
async function newcomer() {
  const { db } = await testDatabase();
  person = await makePerson(db, { roles: ["worker"] });
  cookie = await cookieOf(services, person.id);
  params = { course: course.courseId, lesson: course.lessonIds[0] ?? "", module: course.moduleId };
}

const post = (form: Record<string, string>, wish: { cookie?: string } = { cookie }) =>
  argsFor(services, "/learn", { ...wish, form, params });
const get = (wish: { cookie?: string } = { cookie }, from = services) =>
  argsFor(from, "/learn", { ...wish, params });

const answerForm = (choice: string) => ({
  intent: "answer",
  author: person.id,
  lesson: params.lesson,
  part: "3",
  question: "one",
  "one.kind": "single",
  "one.choice": choice,
});

describe("strangers", () => {
  it("are sent to sign in from every page, and get 401 where a script asks", async () => {
    await newcomer();
    for (const loader of [homeLoader, courseLoader, lessonLoader, quizLoader]) {
      const response = await responseOf(loader(get({})));
      expect(response.status).toBe(303);
      expect(response.headers.get("Location")).toContain("/login");
    }
    const headers = { Accept: "application/json" };
    for (const action of [answersAction, placesAction, reflectionsAction]) {
      const args = argsFor(services, "/resources", { form: answerForm("b"), headers });
      expect((await responseOf(action(args))).status).toBe(401);
    }
    for (const action of [courseAction, lessonAction, quizAction]) {
      const { author: _, ...unmarked } = answerForm("b");
      expect((await responseOf(action(post(unmarked, {})))).status).toBe(303);
      const carried = await responseOf(action(post(answerForm("b"), {})));
      expect(carried.status).toBe(401);
      expect(await carried.json()).toMatchObject({
        code: "signed_out",
        fields: expect.arrayContaining([["one.choice", "b"]]),
      });
    }
  });

  it("from another site write nothing in somebody's name", async () => {
    await newcomer();
    const headers = { Origin: "https://elsewhere.example" };
    for (const action of [lessonAction, answersAction, quizAction, courseAction]) {
      const args = argsFor(services, "/learn", { cookie, form: answerForm("b"), headers, params });
      expect((await responseOf(action(args))).status).toBe(403);
    }
    const { db } = await testDatabase();
    const [rows] = await db.select({ n: count() }).from(answer).where(eq(answer.personId, person.id));
    expect(rows?.n).toBe(0);
  });
});

describe("statements, session included", () => {
  it("are at most 4 for a lesson, 5 for home, 5 for a course and 4 for a check", async () => {
    await newcomer();
    const { db } = await testDatabase();
    const ctx = ctxFor(db, person);
    const target = { lessonId: params.lesson, part: 2 };
    const write = { writeId: uuidv7(), target, questionId: "one", locale: "en" as const };
    await saveAnswer(ctx, { ...write, response: { kind: "single", choice: "a" } });
    await startQuizAttempt(ctx, { attemptId: uuidv7(), itemId: params.module, locale: "en" });
    await counted.seen((from) => lessonLoader(get({ cookie }, from)));
    for (const [loader, limit] of [
      [lessonLoader, 4],
      [homeLoader, 5],
      [courseLoader, 5],
      [quizLoader, 4],
    ] as const) {
      const statements = await counted.seen((from) => loader(get({ cookie }, from)));
      const texts = statements.map(({ text }) => text).join("\n\n");
      expect(statements.length, texts).toBeGreaterThan(1);
      expect(statements.length, texts).toBeLessThanOrEqual(limit);
    }
  });
});

describe("a lesson without a script", () => {
  it("answers by its form, goes back to the question, and shows nothing of a key before", async () => {
    await newcomer();
    const body = async () => JSON.stringify(await (await responseOf(lessonLoader(get()))).json());
    expect(await body()).not.toContain("FEEDBACK");
    const response = await responseOf(lessonAction(post(answerForm("a"))));
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe(`/learn/${params.course}/${params.lesson}#q-one`);
    expect(await body()).toContain("FEEDBACK-a");
    const { db } = await testDatabase();
    const [place] = await db.select().from(lessonPlace).where(eq(lessonPlace.personId, person.id));
    expect(place?.part).toBe(3);
  });

  it("gives back what was typed when it is no answer yet, and names the questions that are open", async () => {
    await newcomer();
    const half = {
      intent: "answer",
      question: "steps",
      "steps.kind": "order",
      "steps.to.s1": "1",
      "steps.to.s2": "1",
    };
    const refused = await responseOf(lessonAction(post(half)));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ kind: "answer", fields: { "steps.to.s1": ["1"] } });
    const early = await responseOf(lessonAction(post({ intent: "done" })));
    expect(early.status).toBe(400);
    expect(await early.json()).toEqual({ kind: "done", open: everyKind.map(({ id }) => id) });
    const { db } = await testDatabase();
    const [rows] = await db.select({ n: count() }).from(completion).where(eq(completion.personId, person.id));
    expect(rows?.n).toBe(0);
  });

  it("keeps a reflection, and refuses one that is too long with its text", async () => {
    await newcomer();
    const kept = await responseOf(
      lessonAction(post({ intent: "reflect", prompt: "r1", text: "öz pikirim" })),
    );
    expect(kept.headers.get("Location")).toContain("#r-r1");
    const text = "x".repeat(20_001);
    const refused = await responseOf(lessonAction(post({ intent: "reflect", prompt: "r1", text })));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ kind: "reflection", text });
    const { db } = await testDatabase();
    const [rows] = await db.select({ n: count() }).from(reflection).where(eq(reflection.personId, person.id));
    expect(rows?.n).toBe(1);
  });

  it("does not know another intent, another course's lesson or an unknown question", async () => {
    await newcomer();
    expect((await responseOf(lessonAction(post({ intent: "steal" })))).status).toBe(400);
    const unknown = { ...answerForm("a"), question: "nine", "nine.kind": "single", "nine.choice": "a" };
    expect((await responseOf(lessonAction(post(unknown)))).status).toBe(404);
    params = { ...params, course: "another" };
    // A lesson that stands elsewhere is found there; one that stands nowhere is not.
    const elsewhere = await responseOf(lessonLoader(get()));
    expect(elsewhere.headers.get("Location")).toBe(paths.lesson(course.courseId, params.lesson));
    params = { ...params, lesson: "no-such-lesson" };
    expect((await responseOf(lessonLoader(get()))).status).toBe(404);
  });
});

describe("what the script sends", () => {
  it("is answered with the words of the feedback, in the reader's language, and may be repeated", async () => {
    await newcomer();
    const form = { ...answerForm("a"), write: uuidv7() };
    const { db } = await testDatabase();
    for (let i = 0; i < 5; i++) {
      const response = await responseOf(answersAction(post(form)));
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        saved: true,
        feedback: {
          verdict: "thought",
          rows: [{ id: "a", tone: "thought", text: "FEEDBACK-a" }, { id: "b" }],
        },
      });
    }
    const [rows] = await db.select({ n: count() }).from(answer).where(eq(answer.personId, person.id));
    expect(rows?.n).toBe(1);
  });

  it("without a write id or without an answer is refused", async () => {
    await newcomer();
    expect((await responseOf(answersAction(post(answerForm("a"))))).status).toBe(400);
    const asked = { question: "one", "one.kind": "single", lesson: params.lesson };
    const empty = { author: person.id, write: uuidv7(), ...asked };
    expect((await responseOf(answersAction(post(empty)))).status).toBe(400);
    expect(
      (await responseOf(placesAction(post({ author: person.id, lesson: params.lesson, part: "-1" })))).status,
    ).toBe(400);
  });

  it("in a graded attempt tells nothing, and another person's attempt does not exist", async () => {
    await newcomer();
    const { db } = await testDatabase();
    const attemptId = uuidv7();
    await startQuizAttempt(ctxFor(db, person), { attemptId, itemId: params.module, locale: "en" });
    const form = {
      author: person.id,
      write: uuidv7(),
      attempt: attemptId,
      question: "one",
      "one.kind": "single",
      "one.choice": "b",
    };
    const own = await responseOf(answersAction(post(form)));
    expect(await own.json()).toEqual({ saved: true, stands: true });
    expect(JSON.stringify(await (await responseOf(quizLoader(get()))).json())).not.toContain("FEEDBACK");
    await newcomer();
    const theirs = { ...form, author: person.id };
    expect((await responseOf(answersAction(post(theirs)))).status).toBe(404);
    expect((await responseOf(quizAction(post({ intent: "submit", attempt: attemptId })))).status).toBe(404);
    expect((await responseOf(quizAction(post({ intent: "save", ...theirs })))).status).toBe(404);
  });

  it("from a page of somebody who was signed in before is refused, from the script and from the form", async () => {
    await newcomer();
    const before = person.id;
    await newcomer();
    const form = { ...answerForm("b"), write: uuidv7(), author: before };
    for (const action of [answersAction, reflectionsAction, scenariosAction, lessonAction, quizAction]) {
      const response = await responseOf(action(post(form)));
      expect([response.status, await response.json()]).toEqual([409, { code: "other_author" }]);
    }
    const { author: _author, ...nobodys } = form;
    expect((await responseOf(answersAction(post(nobodys)))).status).toBe(409);
    const { db } = await testDatabase();
    const [rows] = await db.select({ n: count() }).from(answer).where(eq(answer.personId, person.id));
    expect(rows?.n).toBe(0);
  });
});

describe("a check without a script", () => {
  it("is started, saved, asked about open questions, submitted, and explained", async () => {
    await newcomer();
    const attempt = uuidv7();
    await responseOf(quizAction(post({ intent: "start", attempt })));
    const one = { attempt, question: "one", "one.kind": "single", "one.choice": "b" };
    expect((await responseOf(quizAction(post({ intent: "save", ...one })))).status).toBe(303);
    const open = await responseOf(quizAction(post({ intent: "submit", ...one })));
    expect(open.status).toBe(400);
    expect(await open.json()).toMatchObject({ open: expect.not.arrayContaining(["one"]) });
    expect((await responseOf(quizAction(post({ intent: "submit-anyway", ...one })))).status).toBe(303);
    const shown: unknown = await (await responseOf(quizLoader(get()))).json();
    expect(shown).toMatchObject({ page: { phase: "result", scorePercent: 12 } });
    expect(JSON.stringify(shown)).toContain("FEEDBACK-b");
  });

  it("starting a course enrols once and leads to its first lesson", async () => {
    await newcomer();
    for (let i = 0; i < 2; i++) {
      const response = await responseOf(courseAction(post({ lesson: params.lesson })));
      expect(response.headers.get("Location")).toBe(`/learn/${params.course}/${params.lesson}`);
    }
    const away = await responseOf(courseAction(post({ lesson: "//elsewhere.example" })));
    expect(away.headers.get("Location")).toBe(`/learn/${params.course}`);
    const { db } = await testDatabase();
    const [rows] = await db.select({ n: count() }).from(enrolment).where(eq(enrolment.personId, person.id));
    expect(rows?.n).toBe(1);
  });
});
