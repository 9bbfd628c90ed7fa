import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/auth/services.ts";
import { answer, fieldTaskDraft, fieldTaskEvent } from "#app/db/schema/index.ts";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import { placeItem } from "#app/domain/curriculum/place-item.server.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { handInFieldTask } from "#app/domain/learning/hand-in-field-task.server.ts";
import { submitQuizAttempt } from "#app/domain/learning/submit-quiz-attempt.server.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { action as taskAction, loader as taskLoader } from "#app/routes/learn/field-task/route.tsx";
import { loader as lessonLoader } from "#app/routes/learn/lesson/route.tsx";
import { action as testAction, loader as testLoader } from "#app/routes/learn/quiz/route.tsx";
import { action as answersAction } from "#app/routes/resources/answers/route.ts";
import { action as fieldTasksAction } from "#app/routes/resources/field-tasks/route.ts";
import { action as signAction, loader as signLoader } from "#app/routes/supervise/field-task/route.tsx";
import { loader as superviseLoader } from "#app/routes/supervise/overview/route.tsx";
import { systemCtx } from "#tests/support/actors.ts";
import { makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, responseOf, testServices } from "#tests/support/request.ts";
import { makePair, type Pair } from "#tests/support/supervision.ts";

const question = (id: string): QuestionFacts => ({ id, kind: "single", key: "b", competencies: [] });
const fieldTask = { id: "first-circle", minutes: 60 };
let services: Services;
let pair: Pair;
let course: MadeCourse;
let worker: string;
let supervisor: string;
let stranger: string;

beforeAll(async () => {
  const pool = await testDatabase();
  services = testServices(pool);
});

/** A pair and a course of their own, so that no test needs another. */
async function scene(wish: Parameters<typeof makeCourse>[1] = { fieldTask }) {
  const { db } = await testDatabase();
  pair = await makePair(db);
  course = await makeCourse(db, wish);
  worker = await cookieOf(services, pair.worker.id);
  supervisor = await cookieOf(services, pair.supervisor.id);
  stranger = await cookieOf(services, (await makePerson(db, { roles: ["supervisor"] })).id);
}

const taskArgs = (cookie: string | undefined, form?: Record<string, string>) => {
  const { courseId } = course;
  return argsFor(services, paths.fieldTask(courseId, courseId, fieldTask.id), {
    ...(cookie ? { cookie } : {}),
    ...(form ? { form } : {}),
    params: { course: courseId, item: courseId, task: fieldTask.id },
  });
};
const signArgs = (cookie: string, form?: Record<string, string>) =>
  argsFor(services, paths.superviseFieldTask(pair.worker.id, course.courseId, fieldTask.id), {
    cookie,
    ...(form ? { form } : {}),
    params: { worker: pair.worker.id, item: course.courseId, task: fieldTask.id },
  });
const handIn = async (text = "What we did.") => {
  const writeId = uuidv7();
  await handInFieldTask(pair.asWorker, { writeId, itemId: course.courseId, taskId: fieldTask.id, text });
  return writeId;
};
const eventsOf = async () => {
  const { db } = await testDatabase();
  return db.$count(fieldTaskEvent, eq(fieldTaskEvent.personId, pair.worker.id));
};

describe("the page of a field task", () => {
  it("hands in without a script, twice pressed once, and says so", async () => {
    await scene();
    const form = { intent: "hand-in", event: uuidv7(), text: "We went around the circle." };
    for (let i = 0; i < 2; i++) {
      const response = await responseOf(taskAction(taskArgs(worker, form)));
      expect(response.status).toBe(303);
      expect(response.headers.get("Set-Cookie")).toContain("halypa_flash");
    }
    expect(await eventsOf()).toBe(1);
    const page = await taskLoader(taskArgs(worker));
    expect(page.task).toMatchObject({ state: "handed-in", signers: [{ id: pair.supervisor.id }] });
  });

  it("keeps what was typed when it is empty, too long, or signed in the meantime", async () => {
    await scene();
    const post = async (text: string) => {
      const response = await responseOf(
        taskAction(taskArgs(worker, { intent: "hand-in", event: uuidv7(), text })),
      );
      const { status } = response;
      return { status, body: (await response.json()) as unknown };
    };
    expect(await post("   ")).toMatchObject({ status: 400, body: { problem: "empty" } });
    const long = "a".repeat(20_001);
    const million = "\u0301\u0316".repeat(400_000);
    for (const text of [long, million])
      expect(await post(text)).toMatchObject({ status: 400, body: { problem: "tooLong", text } });
    const handInId = await handIn();
    const sign = { intent: "sign", write: uuidv7(), handIn: handInId, comment: "" };
    expect((await responseOf(signAction(signArgs(supervisor, sign)))).status).toBe(303);
    expect(await post("one more thing")).toMatchObject({
      status: 409,
      body: { problem: "changed", text: "one more thing" },
    });
  });

  it("is not there at another course's address, for an unknown task, or for who is not signed in", async () => {
    await scene();
    const other = await makeCourse((await testDatabase()).db);
    const args = taskArgs(worker);
    const at = (params: Record<string, string>) => responseOf(taskLoader({ ...args, params }));
    const { courseId } = course;
    expect((await at({ course: other.courseId, item: courseId, task: fieldTask.id })).status).toBe(404);
    expect((await at({ course: courseId, item: courseId, task: "no-such" })).status).toBe(404);
    expect((await responseOf(taskLoader(taskArgs(undefined)))).headers.get("Location")).toContain("/login");
  });
});

describe("a field task that is being written", () => {
  const kept = async () => (await taskLoader(taskArgs(worker))).task;
  const letter = (write: string, text: string, author = pair.worker.id) =>
    argsFor(services, paths.saveFieldTask(), {
      cookie: worker,
      form: { author, write, lesson: course.courseId, prompt: fieldTask.id, text },
    });

  it("is kept by its script and by its button, and handed in by neither", async () => {
    await scene();
    const [early, late] = [uuidv7(Date.now() - 5000), uuidv7(Date.now() - 1000)];
    const first = uuidv7(Date.now() - 9000);
    for (const [write, text, stands] of [
      [first, "the first words", true],
      [late, "the later words", true],
      [early, "the earlier words", false],
      [late, "the later words", true],
      [first, "the first words", false],
      [uuidv7(Date.now() - 7000), "the later words", true],
    ] as const) {
      const response = await responseOf(fieldTasksAction(letter(write, text)));
      expect((await response.json()) as unknown).toEqual({ saved: true, stands });
    }
    expect(await kept()).toMatchObject({ state: "open", words: "the later words" });
    const saved = await responseOf(taskAction(taskArgs(worker, { intent: "save", text: "by the button" })));
    expect(saved.status).toBe(303);
    expect(await kept()).toMatchObject({ state: "open", words: "by the button" });
    expect(await eventsOf()).toBe(0);
  });

  it("gives way to what was handed in after it, also when it arrives late", async () => {
    await scene();
    const write = uuidv7(Date.now() - 60_000);
    await handIn("handed in");
    await responseOf(fieldTasksAction(letter(write, "an older draft")));
    expect((await kept()).words).toBe("handed in");
  });

  it("is taken from its own person's page only, and shown to nobody else", async () => {
    await scene();
    const other = await makePerson((await testDatabase()).db, { roles: ["worker"] });
    const taken = await responseOf(fieldTasksAction(letter(uuidv7(), "words", other.id)));
    expect(taken.status).toBe(409);
    await responseOf(fieldTasksAction(letter(uuidv7(), "a secret draft")));
    expect((await responseOf(signLoader(signArgs(supervisor)))).status).toBe(404);
    const { db } = await testDatabase();
    const [row] = await db.select().from(fieldTaskDraft).where(eq(fieldTaskDraft.personId, pair.worker.id));
    expect(row?.sealed.toString("utf8")).not.toContain("secret");
  });
});

describe("the page on which a field task is signed", () => {
  it("is the supervisor's, listed on her first page until she has decided, and nobody else's", async () => {
    await scene();
    const handInId = await handIn();
    const listed = async () =>
      (await superviseLoader(argsFor(services, "/supervise", { cookie: supervisor }))).tasks.length;
    expect(await listed()).toBe(1);
    expect((await signLoader(signArgs(supervisor))).task.steps).toMatchObject([{ text: "What we did." }]);
    const form = { intent: "sign", write: uuidv7(), handIn: handInId, comment: "" };
    expect((await responseOf(signLoader(signArgs(stranger)))).status).toBe(404);
    expect((await responseOf(signAction(signArgs(stranger, form)))).status).toBe(404);
    expect((await responseOf(signLoader(signArgs(worker)))).status).toBe(403);
    expect((await responseOf(signAction(signArgs(supervisor, form)))).headers.get("Location")).toBe(
      paths.supervise(),
    );
    expect(await listed()).toBe(0);
  });

  it("keeps the comment when it is missing a word, or a newer text was handed in", async () => {
    await scene();
    const read = await handIn();
    const decide = async (form: Record<string, string>) => {
      const wish = { write: uuidv7(), handIn: read, ...form };
      const response = await responseOf(signAction(signArgs(supervisor, wish)));
      return { status: response.status, body: (await response.json()) as unknown };
    };
    expect(await decide({ intent: "return", comment: " " })).toMatchObject({
      status: 400,
      body: { problem: "empty" },
    });
    await handIn("newer");
    const comment = "Which first step?";
    expect(await decide({ intent: "return", comment })).toMatchObject({
      status: 409,
      body: { problem: "changed", comment },
    });
    expect(await eventsOf()).toBe(2);
  });
});

describe("the assessment's page", () => {
  const testArgs = (form?: Record<string, string>) =>
    argsFor(services, paths.assessment(course.courseId), {
      cookie: worker,
      params: { course: course.courseId },
      ...(form ? { form } : {}),
    });

  it("starts, shows the result, and answers a start that comes too early with when it opens", async () => {
    await scene({ assessment: { questions: [question("a1")], draw: 1, waitHours: 24 } });
    const attempt = uuidv7();
    const started = await responseOf(testAction(testArgs({ intent: "start", attempt })));
    expect(started.headers.get("Location")).toBe(paths.assessment(course.courseId));
    expect((await testLoader(testArgs())).page).toMatchObject({ of: "course", phase: "open" });
    await submitQuizAttempt(pair.asWorker, { attemptId: attempt, answers: [], acceptOpen: true });
    const again = await responseOf(testAction(testArgs({ intent: "start", attempt: uuidv7() })));
    expect(again.status).toBe(409);
    const { page } = await testLoader(testArgs());
    expect(page).toMatchObject({ phase: "result", scorePercent: 0, next: { kind: "wait" } });
  });
});

describe("a check without a script", () => {
  const word: QuestionFacts = {
    ...question("w"),
    kind: "short-text",
    key: { en: ["child"] },
    foldAccents: true,
  };
  const number: QuestionFacts = { ...question("n"), kind: "numeric", key: 12, tolerance: 0 };
  const typed = (attempt: string, intent: string) => ({
    intent,
    attempt,
    "w.kind": "short-text",
    "w.text": "x".repeat(501),
    "n.kind": "numeric",
    "n.text": "12 kg",
    "s.kind": "single",
    "s.choice": "b",
  });
  const args = (form: Record<string, string>) => {
    const made = argsFor(services, paths.assessment(course.courseId), {
      cookie: worker,
      params: { course: course.courseId },
      form,
    });
    const body = new URLSearchParams(form);
    for (const id of ["w", "n", "s"]) body.append("question", id);
    const { headers } = made.request;
    return { ...made, request: new Request(made.request.url, { method: "POST", headers, body }) };
  };

  it.each(["save", "submit"])(
    "at “%s” keeps what can be read and gives the rest back as typed",
    async (intent) => {
      await scene({ assessment: { questions: [word, number, question("s")], draw: 3 } });
      const attempt = uuidv7();
      await responseOf(testAction(args({ intent: "start", attempt })));
      const response = await responseOf(testAction(args(typed(attempt, intent))));
      expect(response.status).toBe(400);
      const body = (await response.json()) as { unread: string[]; fields: Record<string, string[]> };
      expect(body.unread.toSorted()).toEqual(["n", "w"]);
      expect(body.fields["n.text"]).toEqual(["12 kg"]);
      const { db } = await testDatabase();
      const kept = await db.select().from(answer).where(eq(answer.attemptId, attempt));
      expect(kept.map(({ questionId }) => questionId)).toEqual(["s"]);
      const anyway = await responseOf(testAction(args(typed(attempt, "submit-anyway"))));
      expect(anyway.status).toBe(303);
    },
  );
});

describe("addresses that outlive an edit", () => {
  const lessonArgs = (courseId: string, lesson: string, query = "") =>
    argsFor(services, `${paths.lesson(courseId, lesson)}${query}`, {
      cookie: worker,
      params: { course: courseId, lesson },
    });

  it("open the version that was completed, read only, and refuse versions that were not", async () => {
    await scene({ lessons: [{ questions: [] }] });
    const [lessonId = ""] = course.lessonIds;
    await completeLesson(pair.asWorker, { lessonId });
    await course.change(lessonId, { questions: [question("q1")] });
    const open = (query: string) => responseOf(lessonLoader(lessonArgs(course.courseId, lessonId, query)));
    const kept = (await (await open("?version=1")).json()) as { earlier: unknown; questionCount: number };
    expect(kept).toMatchObject({ questionCount: 0, earlier: { finishedAt: expect.any(String) } });
    expect((await open("?version=2")).status).toBe(404);
    expect(await (await open("?version=x")).json()).toMatchObject({ earlier: null, questionCount: 1 });
  });

  it("lead to where a lesson or a check stands now after it moved to another course", async () => {
    await scene({ quiz: { questions: [question("q1")], draw: 1 } });
    const { db } = await testDatabase();
    const to = await makeCourse(db);
    const [lessonId = ""] = course.lessonIds;
    await placeItem(systemCtx(db), { id: course.moduleId, parentId: to.courseId, position: 5 });
    const lesson = await responseOf(lessonLoader(lessonArgs(course.courseId, lessonId)));
    expect(lesson.headers.get("Location")).toBe(paths.lesson(to.courseId, lessonId));
    const check = argsFor(services, paths.quiz(course.courseId, course.moduleId), {
      cookie: worker,
      params: { course: course.courseId, module: course.moduleId },
    });
    const quiz = await responseOf(testLoader(check));
    expect(quiz.headers.get("Location")).toBe(paths.quiz(to.courseId, course.moduleId));
  });

  it("take an answer to what the page asked when it was opened", async () => {
    await scene({ lessons: [{ questions: [question("q1")] }] });
    const [lesson = ""] = course.lessonIds;
    await course.change(lesson, { questions: [question("q2")] });
    const form = { author: pair.worker.id, write: uuidv7(), lesson, question: "q1", "q1.choice": "b" };
    const sent = argsFor(services, paths.saveAnswer(), {
      cookie: worker,
      form: { ...form, "q1.kind": "single" },
    });
    const response = await responseOf(answersAction(sent));
    expect({ status: response.status, body: (await response.json()) as unknown }).toEqual({
      status: 200,
      body: { saved: true, stands: true },
    });
  });
});
