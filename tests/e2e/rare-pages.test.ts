import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { listOwnCertificates } from "#app/domain/learning/queries/list-own-certificates.server.ts";
import { revokeCertificate } from "#app/domain/learning/revoke-certificate.server.ts";
import { showCertificate } from "#app/domain/learning/show-certificate.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { submitQuizAttempt } from "#app/domain/learning/submit-quiz-attempt.server.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { systemClock } from "#app/platform/clock.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { expectAccessible } from "#tests/support/axe.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { makePerson } from "#tests/support/factories.ts";
import { openPortalDatabase, portalKeys, signedInAs } from "#tests/support/portal-database.ts";
import { makePair, type Pair } from "#tests/support/supervision.ts";

const url = inject("portalUrl");
const database = openPortalDatabase();
const number: QuestionFacts = { id: "num", kind: "numeric", key: 12.5, tolerance: 0.5, competencies: [] };
let browser: Browser;
let pair: Pair;
let courses: MadeCourse[];
let pages: readonly RarePage[];

interface RarePage {
  readonly what: string;
  readonly status?: number;
  /** Pages without a script are asked as a phone asks whose script did not load. */
  readonly scripts?: boolean;
  readonly path: string;
  /** What happens on it until it shows what it is looked at for. */
  until?(page: Page): Promise<void>;
}

beforeAll(async () => {
  browser = await launchBrowser();
  const { db } = database;
  pair = await makePair(db);
  const ctx = { ...pair.asWorker, clock: systemClock, keys: await portalKeys(database) };
  const languages = locales;
  const quiz = { questions: [number], draw: 1 };
  const changed = await makeCourse(db, { lessons: [{}, {}], languages });
  const waits = await makeCourse(db, { lessons: [{}], quiz: { ...quiz, waitHours: 24 }, languages });
  const usedUp = await makeCourse(db, { lessons: [{}], quiz: { ...quiz, attempts: 1 }, languages });
  const open = await makeCourse(db, { lessons: [{}], quiz, languages });
  const locked = await makeCourse(db, {
    languages,
    requires: {
      all: [
        { fact: "official-training", subject: "treatnet-family" },
        { any: [{ course: changed.courseId }, { quiz: open.moduleId, atLeast: 80 }] },
        { from: "2031-01-15" },
      ],
    },
  });
  const done = await makeCourse(db, { languages });
  courses = [changed, waits, usedUp, open, locked, done];

  const [lessonId = ""] = changed.lessonIds;
  await completeLesson(ctx, { lessonId });
  const redo = { questions: [number], change: { redoBy: "2030-01-15" } };
  await changed.change(lessonId, redo);
  for (const { moduleId } of [waits, usedUp]) await fail(ctx, moduleId);
  const attemptId = uuidv7();
  await startQuizAttempt(ctx, { attemptId, itemId: open.moduleId, locale: "en" });
  const code = await revokedCode(ctx, done);

  const lesson = paths.lesson(changed.courseId, lessonId);
  pages = [
    { what: "home with something to do again", path: paths.learn() },
    { what: "a lesson to be done again", path: lesson },
    { what: "the version that was completed", path: paths.lessonVersion(changed.courseId, lessonId, 1) },
    { what: "a check that waits", path: paths.quiz(waits.courseId, waits.moduleId) },
    { what: "a check whose attempts are used up", path: paths.quiz(usedUp.courseId, usedUp.moduleId) },
    { what: "what is locked", path: paths.course(locked.courseId), status: 403 },
    { what: "a certificate that was revoked", path: paths.verify(code) },
    {
      what: "an answer that cannot be read",
      path: paths.quiz(open.courseId, open.moduleId),
      scripts: false,
      async until(page) {
        await page.locator('input[name="num.text"]').fill("12 kg");
        await page.locator('button[name="intent"][value="submit"]').click();
        await page.locator('[role="alert"]:not(:empty)').first().waitFor();
      },
    },
    {
      what: "a form that waits for its author to sign in",
      path: lesson,
      scripts: false,
      async until(page) {
        await page.locator('input[name="num.text"]').fill("12");
        await page.context().clearCookies({ name: "halypa_session" });
        await page.locator("#q-num button:not([type=button])").click();
        await page.locator('input[name="resume.login"]').waitFor();
      },
    },
    {
      what: "signing in again in place",
      path: lesson,
      async until(page) {
        await page.context().clearCookies({ name: "halypa_session" });
        await page.locator("form[data-reflection] textarea").fill("Yza galan söz.");
        await page.locator("[data-sign-in]").click();
        await page.locator("dialog[open] input[name=email]").waitFor();
      },
    },
    {
      what: "what could not be saved",
      path: lesson,
      async until(page) {
        await page.route("**/resources/reflections", (route) =>
          route.fulfill({ status: 404, json: { code: "not_found" } }),
        );
        await page.locator("form[data-reflection] textarea").fill("Ýitmeli däl söz.");
        await page.locator("[data-show-failed]").click();
        await page.locator("main article, main li").first().waitFor();
      },
    },
    {
      what: "signed out without a network",
      path: lesson,
      async until(page) {
        await page.waitForLoadState("networkidle");
        await page.context().setOffline(true);
        await page.locator('form[action="/logout"] button').first().click();
        await page.locator("main.main-narrow h1").waitFor();
      },
    },
  ];
});
afterAll(async () => {
  for (const course of courses) await course.retire(course.courseId);
  await database.close();
  await browser.close();
});

async function fail(ctx: PersonCtx, moduleId: string): Promise<void> {
  const attemptId = uuidv7();
  await startQuizAttempt(ctx, { attemptId, itemId: moduleId, locale: "en" });
  const response = { kind: "numeric", value: 1 } as const;
  await submitQuizAttempt(ctx, { attemptId, answers: [{ questionId: "num", response }], acceptOpen: false });
}

/** @returns the public code of a certificate that its holder shows and her coordinator revoked */
async function revokedCode(ctx: PersonCtx, { lessonIds }: MadeCourse): Promise<string> {
  await completeLesson(ctx, { lessonId: lessonIds[0] ?? "" });
  const [certificate] = await listOwnCertificates(ctx, "en");
  if (!certificate) throw new Error("the course gave no certificate");
  await showCertificate(ctx, { certificateId: certificate.id, shown: true });
  const coordinator = await makePerson(pair.db, { area: pair.region, roles: ["coordinator"] });
  const keeper = { ...ctxFor(pair.db, coordinator, ["coordinator"], systemClock), keys: ctx.keys };
  const reason = "requirements-not-met";
  await revokeCertificate(keeper, { certificateId: certificate.id, eventId: uuidv7(), reason });
  return certificate.code;
}

async function phone(locale: Locale, scripts: boolean): Promise<BrowserContext> {
  const context = await signedInAs(database, browser, pair.worker.id, { locale, width: 360 });
  await context.addCookies([{ name: "halypa_language", value: locale, url }]);
  if (!scripts) await context.route(/\/assets\/index-/, (route) => route.abort());
  return context;
}

test.each(locales)(
  "in %s a phone shows what rarely happens with nothing that axe objects to",
  async (locale) => {
    for (const { what, path, status = 200, scripts = true, until } of pages) {
      const context = await phone(locale, scripts);
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      expect((await page.goto(url + path))?.status(), what).toBe(status);
      await until?.(page);
      await expectAccessible(page, `${what} in ${locale}`);
      const shots = process.env["SHOTS"];
      if (shots)
        await page.screenshot({
          path: `${shots}/${what.replaceAll(" ", "-")}-${locale}.png`,
          fullPage: true,
        });
      await context.close();
    }
  },
);
