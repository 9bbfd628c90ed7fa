import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/auth/services.ts";
import { enrolment } from "#app/db/schema/index.ts";
import type { Rule } from "#app/domain/curriculum/rule.ts";
import { lock } from "#app/domain/learning/lock.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { loader as courseLoader, action as courseAction } from "#app/routes/learn/course/route.tsx";
import { loader as lessonLoader, action as lessonAction } from "#app/routes/learn/lesson/route.tsx";
import { action as taskAction, loader as taskLoader } from "#app/routes/learn/field-task/route.tsx";
import { action as partAction, loader as partLoader } from "#app/routes/learn/part/route.tsx";
import { action as quizAction, loader as quizLoader } from "#app/routes/learn/quiz/route.tsx";
import { action as reviewAction } from "#app/routes/learn/review/route.tsx";
import { action as answersAction } from "#app/routes/resources/answers/route.ts";
import { action as fieldTasksAction } from "#app/routes/resources/field-tasks/route.ts";
import { action as placesAction } from "#app/routes/resources/places/route.ts";
import { action as reflectionsAction } from "#app/routes/resources/reflections/route.ts";
import { action as scenariosAction } from "#app/routes/resources/scenarios/route.ts";
import { everyKind, makeCourse, someStory } from "#tests/support/course.ts";
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
    lessons: [{ questions: everyKind, scenarios: [someStory], fieldTasks: [{ id: "f1", minutes: 30 }] }],
    quiz: { questions: everyKind, draw: 3 },
  });
  const lesson = course.lessonIds[0] ?? "";
  const item = await db.query.contentItem.findFirst({ where: (row) => eq(row.id, lesson) });
  const version = item?.currentVersionId ?? "";
  return {
    course: course.courseId,
    module: course.moduleId,
    lesson,
    item: lesson,
    task: "f1",
    part: "0",
    version,
  };
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

type Door = (args: ReturnType<typeof argsFor>) => Promise<unknown>;
type Form = Record<string, string>;

/** All ways in: pages that are read, forms that are sent from them, and the addresses of scripts. */
const doors: readonly { readonly door: string; readonly open: Door; readonly form?: (at: Form) => Form }[] = [
  { door: "a lesson", open: lessonLoader },
  { door: "an answer in it", open: lessonAction, form: () => ({ intent: "answer", ...answerForm }) },
  {
    door: "a reflection in it",
    open: lessonAction,
    form: () => ({ intent: "reflect", prompt: "r1", text: "…" }),
  },
  { door: "a move in its story", open: lessonAction, form: (at) => ({ intent: "story", ...storyForm(at) }) },
  { door: "its end", open: lessonAction, form: () => ({ intent: "done" }) },
  { door: "one paragraph", open: partLoader },
  { door: "a mark at it", open: partAction, form: () => ({ intent: "mark" }) },
  { door: "a note at it", open: partAction, form: () => ({ intent: "note", text: "…" }) },
  {
    door: "a remark on it",
    open: partAction,
    form: () => ({ intent: "remark", remark: uuidv7(), text: "…" }),
  },
  { door: "a field task", open: taskLoader },
  { door: "a draft of it", open: taskAction, form: () => ({ intent: "save", text: "…" }) },
  { door: "its hand-in", open: taskAction, form: () => ({ intent: "hand-in", event: uuidv7(), text: "…" }) },
  { door: "a check", open: quizLoader },
  { door: "its start", open: quizAction, form: () => ({ intent: "start", attempt: uuidv7() }) },
  {
    door: "a question to see again",
    open: reviewAction,
    form: ({ lesson = "" }) => ({ intent: "ask", item: lesson, question: "one" }),
  },
  {
    door: "a script's answer",
    open: answersAction,
    form: ({ lesson = "" }) => ({ write: uuidv7(), lesson, ...answerForm }),
  },
  {
    door: "a script's reflection",
    open: reflectionsAction,
    form: ({ lesson = "" }) => ({ write: uuidv7(), lesson, prompt: "r1", text: "…" }),
  },
  {
    door: "a script's move",
    open: scenariosAction,
    form: (at) => ({ write: uuidv7(), lesson: at["lesson"] ?? "", ...storyForm(at) }),
  },
  {
    door: "a script's field task",
    open: fieldTasksAction,
    form: ({ lesson = "" }) => ({ write: uuidv7(), lesson, prompt: "f1", text: "…" }),
  },
  { door: "a script's place", open: placesAction, form: ({ lesson = "" }) => ({ lesson, part: "1" }) },
];
const answerForm = { question: "one", "one.kind": "single", "one.choice": "b" };
const storyForm = ({ version = "" }: Form) => ({
  story: "story",
  run: uuidv7(),
  version,
  way: "door.c1",
  choice: "",
});

describe("the address of something locked", () => {
  it.each(doors)("refuses $door with the reason, for each kind of rule", async ({ open, form }) => {
    for (const [kind, rule] of await everyRule()) {
      const params = await locked(rule);
      const sent = form ? { form: { author: personId, ...form(params) } } : {};
      const response = await responseOf(open(argsFor(services, "/learn/x/y", { cookie, params, ...sent })));
      expect(response.status).toBe(403);
      const body: unknown = await response.json();
      expect(body).toMatchObject({ code: "locked", lock: { item: { courseId: params.course } } });
      const parsed = lock.parse(
        typeof body === "object" && body !== null && "lock" in body ? body.lock : null,
      );
      expect(parsed.reason).toMatchObject({ kind, met: false });
    }
  });

  it("opens for nobody who asks for an earlier version of it", async () => {
    const params = await locked({ from: "2999-01-01" });
    const asked = argsFor(services, "/learn/x/y?version=1", { cookie, params });
    const response = await responseOf(lessonLoader(asked));
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("stem of");
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

  it("begins no course and writes nothing", async () => {
    const { db } = await testDatabase();
    const params = await locked({ from: "2999-01-01" });
    const form = { author: personId, lesson: params.lesson };
    const response = await responseOf(courseAction(argsFor(services, "/learn/x", { cookie, params, form })));
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "locked" });
    expect(await db.$count(enrolment, eq(enrolment.itemId, params.course))).toBe(0);
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
