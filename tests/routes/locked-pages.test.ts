import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/auth/services.ts";
import { enrolment } from "#app/db/schema/index.ts";
import type { Rule } from "#app/domain/curriculum/rule.ts";
import { lock } from "#app/domain/learning/lock.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { loader as courseLoader, action as courseAction } from "#app/routes/learn/course/route.tsx";
import { loader as lessonLoader, action as lessonAction } from "#app/routes/learn/lesson/route.tsx";
import { loader as quizLoader } from "#app/routes/learn/quiz/route.tsx";
import { action as answersAction } from "#app/routes/resources/answers/route.ts";
import { everyKind, makeCourse } from "#tests/support/course.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, responseOf, testServices } from "#tests/support/request.ts";

let services: Services;
let personId = "";
let cookie = "";

beforeAll(async () => {
  const pool = await testDatabase();
  services = testServices(pool);
  ({ id: personId } = await makePerson(pool.db, { roles: ["worker"] }));
  cookie = await cookieOf(services, personId);
});

async function locked(requires: Rule) {
  const { db } = await testDatabase();
  const course = await makeCourse(db, {
    requires,
    lessons: [{ questions: everyKind }],
    quiz: { questions: everyKind, draw: 3 },
  });
  return { course: course.courseId, lesson: course.lessonIds[0] ?? "", module: course.moduleId };
}

/** A rule of each kind that somebody new doesn't meet. */
async function everyRule(): Promise<[string, Rule][]> {
  const { db } = await testDatabase();
  const other = await makeCourse(db, { quiz: { questions: everyKind, draw: 3 } });
  const lesson: Rule = { lesson: other.lessonIds[0] ?? "" };
  return [
    ["lesson", lesson],
    ["quiz", { quiz: other.moduleId, atLeast: 80 }],
    ["course", { course: other.courseId }],
    ["fact", { fact: "official-training", subject: "treatnet-family" }],
    ["fact", { fact: "field-task-signed", subject: other.courseId }],
    ["fact", { fact: "session-held", subject: "any" }],
    ["from", { from: "2999-01-01" }],
    ["all", { all: [lesson, { from: "2999-01-01" }] }],
    ["any", { any: [lesson, { from: "2999-01-01" }] }],
  ];
}

describe("the address of something locked", () => {
  it("is refused with its reason, for each kind of rule and each page", async () => {
    for (const [kind, rule] of await everyRule()) {
      const params = await locked(rule);
      for (const loader of [lessonLoader, quizLoader]) {
        const response = await responseOf(loader(argsFor(services, "/learn/x/y", { cookie, params })));
        expect(response.status).toBe(403);
        const body: unknown = await response.json();
        expect(body).toMatchObject({ code: "locked", lock: { item: { courseId: params.course } } });
        const parsed = lock.parse(
          typeof body === "object" && body !== null && "lock" in body ? body.lock : null,
        );
        expect(parsed.reason).toMatchObject({ kind, met: false });
      }
    }
  });

  it("of a course is answered with 403 and with what is in it", async () => {
    const params = await locked({ from: "2999-01-01" });
    const page = await courseLoader(argsFor(services, "/learn/x", { cookie, params }));
    expect(page).toMatchObject({
      init: { status: 403 },
      data: {
        courseId: params.course,
        lock: { reason: { kind: "from", day: "2999-01-01" } },
        lessonCount: 1,
      },
    });
  });

  it("takes no form and no answer of a script", async () => {
    const params = await locked({ from: "2999-01-01" });
    const post = (form: Record<string, string>) => ({ cookie, params, form: { author: personId, ...form } });
    const answer = {
      question: "one",
      "one.kind": "single",
      "one.choice": "b",
      lesson: params.lesson,
      write: uuidv7(),
    };
    const refused = [
      courseAction(argsFor(services, "/learn/x", post({ lesson: params.lesson }))),
      lessonAction(argsFor(services, "/learn/x/y", post({ intent: "done" }))),
      lessonAction(argsFor(services, "/learn/x/y", post({ intent: "reflect", prompt: "r1", text: "…" }))),
      answersAction(argsFor(services, "/resources/answers", post(answer))),
    ];
    for (const response of await Promise.all(refused.map((one) => responseOf(one)))) {
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: "locked" });
    }
  });
});

describe("a course page that another person left open", () => {
  it("begins nothing for whoever signed in since", async () => {
    const { db } = await testDatabase();
    const { courseId, lessonIds } = await makeCourse(db);
    const params = { course: courseId };
    const form = { author: uuidv7(), lesson: lessonIds[0] ?? "" };
    const response = await responseOf(courseAction(argsFor(services, "/learn/x", { cookie, params, form })));
    expect(response.status).toBe(409);
    expect(await db.$count(enrolment, eq(enrolment.itemId, courseId))).toBe(0);
  });
});
