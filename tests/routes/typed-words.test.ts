import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/auth/services.ts";
import { person, reviewCard } from "#app/db/schema/index.ts";
import { reflectionLimit } from "#app/domain/learning/inputs.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { Rule } from "#app/domain/curriculum/rule.ts";
import { typedLimit } from "#app/http/read-body.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { action as taskAction } from "#app/routes/learn/field-task/route.tsx";
import { action as entryAction } from "#app/routes/learn/journal-entry/route.tsx";
import * as lessonRoute from "#app/routes/learn/lesson/route.tsx";
import * as quizRoute from "#app/routes/learn/quiz/route.tsx";
import * as reviewRoute from "#app/routes/learn/review/route.tsx";
import { action as partAction } from "#app/routes/learn/part/route.tsx";
import { action as resumeAction } from "#app/routes/auth/resume/route.tsx";
import { everyKind, makeCourse } from "#tests/support/course.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, responseOf, testServices } from "#tests/support/request.ts";
import { wholePage } from "#tests/support/whole-page.ts";

const word: QuestionFacts = {
  id: "word",
  kind: "short-text",
  key: { en: ["child"] },
  foldAccents: true,
  competencies: [],
};
type Wish = NonNullable<NonNullable<Parameters<typeof makeCourse>[1]>["lessons"]>[number];
type Action = (args: ReturnType<typeof argsFor>) => Promise<unknown>;

const words = "Gapyda duran çaga.\nSecond line <b>& more</b>";
let services: Services;
let personId = "";
let cookie = "";

beforeAll(async () => {
  const pool = await testDatabase();
  services = testServices(pool);
  ({ id: personId } = await makePerson(pool.db, { roles: ["worker"] }));
  cookie = await cookieOf(services, personId);
});

async function lesson(wish: Wish = {}) {
  const { db } = await testDatabase();
  const fieldTasks = [{ id: "f1", minutes: 30 }];
  const course = await makeCourse(db, { lessons: [{ questions: everyKind, fieldTasks, ...wish }] });
  const lessonId = course.lessonIds[0] ?? "";
  return { course: course.courseId, lesson: lessonId, item: lessonId, task: "f1", part: "0" };
}

const { loader, action: lessonAction } = lessonRoute;
const lessonPage = wholePage("/learn/:course/:lesson", {
  default: lessonRoute.default,
  loader,
  action: lessonAction,
});

const quizPage = wholePage("/learn/:course/quiz/:module", {
  default: quizRoute.default,
  loader: quizRoute.loader,
  action: quizRoute.action,
});
const reviewAction = reviewRoute.action;
const reviewPage = wholePage("/review", {
  default: reviewRoute.default,
  loader: reviewRoute.loader,
  action: reviewAction,
});

/** Each form of a learner's page in which words are typed, and the fields that it sends with them. */
const forms: readonly {
  readonly form: string;
  readonly to: Action;
  readonly fields: (text: string) => object;
}[] = [
  {
    form: "a reflection",
    to: lessonAction,
    fields: (text) => ({ intent: "reflect", prompt: "r1", text }),
  },
  {
    form: "a short answer",
    to: lessonAction,
    fields: (text) => ({ intent: "answer", question: "word", "word.kind": "short-text", "word.text": text }),
  },
  { form: "a draft of a field task", to: taskAction, fields: (text) => ({ intent: "save", text }) },
  {
    form: "a field task",
    to: taskAction,
    fields: (text) => ({ intent: "hand-in", event: uuidv7(), text }),
  },
  { form: "a note", to: partAction, fields: (text) => ({ intent: "note", text }) },
  {
    form: "a remark",
    to: partAction,
    fields: (text) => ({ intent: "remark", remark: uuidv7(), text }),
  },
];

const post = (to: Action, params: Record<string, string>, fields: object, asCookie = cookie) =>
  responseOf(
    to(argsFor(services, "/learn/x/y", { cookie: asCookie, params, form: { author: personId, ...fields } })),
  );

describe("a form without a script whose whole page is refused", () => {
  const never: Rule = { from: "2999-01-01" };

  it.each(forms)("gives back the words of $form, to be copied", async ({ to, fields }) => {
    const gone = { ...(await lesson()), lesson: "no-such-lesson", item: "no-such-lesson" };
    for (const { params, code, status } of [
      { params: await lesson({ requires: never }), code: "locked", status: 403 },
      { params: await lesson({ lawCheck: "pending" }), code: "withheld_law_check", status: 403 },
      { params: gone, code: "not_found", status: 404 },
    ]) {
      const response = await post(to, params, fields(words));
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ code, typed: words });
    }
  });

  it("gives back all six stages of a reflection", async () => {
    const fields = {
      intent: "reflect",
      prompt: "r1",
      "stage-description": "what",
      "stage-feelings": " ",
      "stage-plan": "and then",
    };
    const response = await post(lessonAction, await lesson({ requires: never }), fields);
    expect(await response.json()).toMatchObject({ typed: "what\n\nand then" });
  });

  it("shows nobody the words of another person's page", async () => {
    const stranger = await makePerson((await testDatabase()).db, { roles: ["worker"] });
    const theirs = await cookieOf(services, stranger.id);
    for (const { to, fields } of forms) {
      const response = await post(to, await lesson({ requires: never }), fields(words), theirs);
      expect(response.status).toBe(409);
      expect(await response.text()).not.toContain("Gapyda");
    }
  });

  it.each(locales)("shows them in %s in a labelled field that can only be read", async (locale) => {
    const { db } = await testDatabase();
    await db.update(person).set({ locale }).where(eq(person.id, personId));
    for (const wish of [{ requires: never }, { lawCheck: "pending" }] as const) {
      const params = await lesson(wish);
      const form = { author: personId, intent: "reflect", prompt: "r1", text: words };
      const path = paths.lesson(params.course, params.lesson);
      const response = await lessonPage(argsFor(services, path, { cookie, form }));
      expect(response.status).toBe(403);
      const html = await response.text();
      const label = translator(locale)("errors.typed.label");
      expect(html).toMatch(new RegExp(`<label[^>]*for="typed"[^>]*>${label}`));
      const area = /<textarea([^>]*)>([^<]*)<\/textarea>/.exec(html);
      expect(area?.[1]).toContain("readonly");
      expect(area?.[2]).toBe(words.replace("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
      const read = await lessonPage(argsFor(services, path, { cookie }));
      expect(await read.text()).not.toContain("<textarea");
    }
  });
});

describe("a form of a lesson that is refused by itself", () => {
  it("comes back at its question or prompt: its address leads there", async () => {
    const { course, lesson: lessonId } = await lesson();
    const form = { author: personId, intent: "answer", question: "one", "one.kind": "single" };
    const response = await lessonPage(argsFor(services, paths.lesson(course, lessonId), { cookie, form }));
    expect(response.status).toBe(400);
    const html = await response.text();
    for (const id of ["q-one", "r-r1"])
      expect(html).toMatch(new RegExp(`<form[^>]*id="${id}"[^>]*action="#${id}"`));
  });
});

describe("a megabyte of words without a script", () => {
  const letters = "ý".repeat(1_000_000);

  it.each([
    ...forms.filter(({ form }) => form !== "a short answer"),
    { form: "an entry", to: entryAction, fields: (text: string) => ({ prompt: uuidv7(), text }) },
  ])("comes back to be shortened, in $form", async ({ to, fields }) => {
    const response = await post(to, { ...(await lesson()), entry: "new" }, fields(letters));
    expect(response.status).toBe(400);
    const body: unknown = await response.json();
    expect(body).toMatchObject({ text: letters });
  });

  it.each(locales)("stands in the field of a check again, and the page says why in %s", async (locale) => {
    const { db } = await testDatabase();
    await db.update(person).set({ locale }).where(eq(person.id, personId));
    const { courseId, moduleId } = await makeCourse(db, { quiz: { questions: [word], draw: 1 } });
    const attempt = uuidv7();
    const path = paths.quiz(courseId, moduleId);
    const send = (fields: object) =>
      quizPage(argsFor(services, path, { cookie, form: { author: personId, attempt, ...fields } }));
    expect((await send({ intent: "start" })).status).toBe(303);
    for (const intent of ["save", "submit"]) {
      const response = await send({
        intent,
        question: "word",
        "word.kind": "short-text",
        "word.text": letters,
      });
      expect(response.status).toBe(400);
      const html = await response.text();
      expect(html.includes(`value="${letters}"`)).toBe(true);
      expect(html).toContain(translator(locale)("tasks.test.unread"));
    }
  });

  it.each(locales)("stands in the field of a review again, and the page says why in %s", async (locale) => {
    const { db } = await testDatabase();
    const { id } = await makePerson(db, { roles: ["worker"], locale });
    const own = await cookieOf(services, id);
    const { courseId, lessonIds } = await makeCourse(db, { lessons: [{ questions: [word] }] });
    const [lessonId = ""] = lessonIds;
    const ask = { author: id, intent: "ask", item: lessonId, question: "word" };
    const asked = await responseOf(reviewAction(argsFor(services, "/review", { cookie: own, form: ask })));
    expect(asked.headers.get("Location")).toContain(paths.lesson(courseId, lessonId));
    await db
      .update(reviewCard)
      .set({ dueAt: new Date(0) })
      .where(eq(reviewCard.personId, id));
    const form = {
      ...ask,
      intent: "answer",
      write: uuidv7(),
      "word.kind": "short-text",
      "word.text": letters,
    };
    const response = await reviewPage(argsFor(services, paths.review(), { cookie: own, form }));
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html.includes(`value="${letters}"`)).toBe(true);
    expect(html).toContain(translator(locale)("tasks.test.unread"));
  });

  it("is carried by the sign-in when the session ended meanwhile", async () => {
    const fields = { author: personId, intent: "reflect", prompt: "r1", text: letters };
    const params = await lesson();
    const carried = await responseOf(lessonAction(argsFor(services, "/learn/x/y", { params, form: fields })));
    expect(carried.status).toBe(401);
    expect(await carried.json()).toMatchObject({ code: "signed_out", fields: Object.entries(fields) });
    const form = {
      ...fields,
      "resume.to": "/learn/x/y",
      "resume.login": "nobody",
      "resume.password": "wrong",
    };
    const again = await responseOf(resumeAction(argsFor(services, "/resume", { form })));
    expect(await again.json()).toMatchObject({
      problem: "credentials_invalid",
      fields: Object.entries(fields),
    });
  });

  it.each(locales)("stands in its field again, and the page says why in %s", async (locale) => {
    const { db } = await testDatabase();
    await db.update(person).set({ locale }).where(eq(person.id, personId));
    const { course, lesson: lessonId } = await lesson();
    const form = { author: personId, intent: "reflect", prompt: "r1", text: letters };
    const response = await lessonPage(argsFor(services, paths.lesson(course, lessonId), { cookie, form }));
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html.includes(`>${letters}</textarea>`)).toBe(true);
    expect(html).toContain(translator(locale)("learn.reflection.tooLong", { count: reflectionLimit }));
  });

  it("over the limit of a page is refused as too large", async () => {
    const text = "a".repeat(typedLimit);
    const response = await post(lessonAction, await lesson(), {
      intent: "reflect",
      prompt: "r1",
      text,
    });
    expect(response.status).toBe(413);
  });

  it("is no reason to carry more fields than a form has", async () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`f${at}`, ""]));
    const args = argsFor(services, "/learn/x/y", {
      params: await lesson(),
      form: { author: personId, ...many },
    });
    const response = await responseOf(lessonAction(args));
    expect(response.headers.get("Location")).toContain("/login");
  });
});
