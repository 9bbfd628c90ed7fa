import type { Browser, BrowserContext, Page } from "playwright-core";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import { fieldsOf } from "#app/domain/learning/response-fields.ts";
import { answerRightly } from "#tests/support/answer-rightly.ts";
import { expectAccessible } from "#tests/support/axe.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { everyKind, makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { newLearner, openPortalDatabase } from "#tests/support/portal-database.ts";

const url = inject("portalUrl");
const database = openPortalDatabase();
let browser: Browser;
let course: MadeCourse;

beforeAll(async () => {
  browser = await launchBrowser();
  course = await makeCourse(database.db, {
    lessons: [{ questions: everyKind }],
    quiz: { questions: everyKind, draw: everyKind.length },
  });
  await database.db.execute(sql`
    insert into content_text (version_id, locale, title, summary, outcomes, translation, parts)
    select t.version_id, l.locale::locale, l.locale || ' ' || t.title, t.summary, t.outcomes, 'reviewed', t.parts
    from content_text t join content_version v on v.id = t.version_id, (values ('tk'), ('ru')) l(locale)
    where v.item_id in (${course.courseId}, ${course.moduleId}, ${course.lessonIds[0]})`);
});
afterAll(async () => {
  await course.retire(course.courseId);
  await database.close();
  await browser.close();
});

/** Right for every second question, so that both kinds of feedback stand on the page. */
function response(facts: QuestionFacts, right: boolean): QuestionResponse {
  switch (facts.kind) {
    case "single":
      return { kind: "single", choice: right ? facts.key : "a" };
    case "multiple":
      return { kind: "multiple", choices: right ? facts.key : ["b"] };
    case "true-false":
      return { kind: "true-false", value: right === facts.key };
    case "short-text":
      return { kind: "short-text", text: right ? "çaga" : "çagalyk" };
    case "numeric":
      return { kind: "numeric", value: right ? facts.key : 1 };
    case "match":
      return { kind: "match", pairs: right ? facts.key : { l1: "r1", l2: "r2" } };
    case "order":
      return { kind: "order", order: right ? facts.key : facts.key.toReversed() };
    case "gaps":
      return { kind: "gaps", gaps: right ? facts.key : { g1: "w1", g2: "w2" } };
  }
}

function formOf(questions: readonly QuestionFacts[], more: Record<string, string>, turn: 0 | 1): string {
  const form = new URLSearchParams(more);
  for (const facts of questions) {
    form.append("question", facts.id);
    form.append(`${facts.id}.kind`, facts.kind);
    const fields = fieldsOf(facts.id, response(facts, everyKind.indexOf(facts) % 2 === turn), "en");
    for (const [name, values] of Object.entries(fields)) for (const value of values) form.append(name, value);
  }
  return form.toString();
}

async function post(context: BrowserContext, address: string, data: string): Promise<void> {
  const headers = { Origin: url, "Content-Type": "application/x-www-form-urlencoded" };
  const answer = await context.request.post(address, { data, headers, maxRedirects: 0 });
  expect(answer.status(), data).toBe(303);
}

/** All kinds are there, and the page is good for everybody. */
async function expectGood(page: Page, address: string, what: string): Promise<void> {
  await page.goto(address);
  expect(await page.locator("fieldset[data-question]").count(), what).toBe(everyKind.length);
  await expectAccessible(page, what);
}

test.each([...locales.map((locale) => ({ locale, width: 360 })), { locale: "tk" as const, width: 1280 }])(
  "in $locale at $width px every kind of question, open and with feedback, has nothing that axe objects to",
  async ({ locale, width }) => {
    const context = await newLearner(database, browser, { locale, width });
    const page = await context.newPage();
    const lessonId = course.lessonIds[0] ?? "";
    const lesson = `${url}/learn/${course.courseId}/${lessonId}`;
    await expectGood(page, lesson, "the lesson");
    for (const facts of everyKind)
      await post(context, lesson, formOf([facts], { intent: "answer", lesson: lessonId, part: "1" }, 0));
    await expectGood(page, lesson, "the lesson with feedback");
    expect(await page.locator(".verdict-right").count()).toBe(everyKind.length / 2);

    const quiz = `${url}/learn/${course.courseId}/quiz/${course.moduleId}`;
    await page.goto(quiz);
    const attempt = (await page.locator("input[name=attempt]").getAttribute("value")) ?? "";
    await post(context, quiz, formOf([], { intent: "start", attempt }, 0));
    await expectGood(page, quiz, "the check");
    await post(context, quiz, formOf(everyKind, { intent: "submit", attempt }, 1));
    await expectGood(page, quiz, "the check with its result");
    await context.close();
  },
);

test.each([true, false])(
  "one check goes through three languages, scripts %s, and keeps its attempt, order and answers of each kind",
  async (scripts) => {
    const context = await newLearner(database, browser, { locale: "tk", width: 360, scripts });
    const page = await context.newPage();
    const fill = async (questions: readonly QuestionFacts[], locale: Locale) => {
      for (const facts of questions)
        await answerRightly(page.locator(`fieldset[data-question="${facts.id}"]`), facts, locale);
      await page.locator('button[name="intent"][value="save"]').click();
      await page.waitForLoadState("networkidle");
    };
    await page.goto(`${url}/learn/${course.courseId}/quiz/${course.moduleId}`);
    await page.locator('button[name="intent"][value="start"]').click();
    await page.locator("form[data-graded]").waitFor();
    await fill(everyKind.slice(0, 4), "tk");
    const first = await stateOf(page);
    expect(first.answers.filter(({ value }) => value !== "")).not.toHaveLength(0);
    await switchTo(page, "ru");
    expect(await stateOf(page)).toEqual(first);
    await fill(everyKind.slice(4), "ru");
    const all = await stateOf(page);
    await switchTo(page, "en");
    expect(await stateOf(page)).toEqual(all);
    await page.locator('button[name="intent"][value="submit"]').click();
    await expect
      .poll(() => page.getByRole("heading", { name: /^Your result/ }).textContent())
      .toContain("100");
    await context.close();
  },
);

async function switchTo(page: Page, locale: Locale): Promise<void> {
  await page.locator("details.language summary").first().click();
  await page.locator(`details.language button[value="${locale}"]`).first().click();
  await page.locator(`html[lang^="${locale}"] form[data-graded]`).waitFor();
  await page.waitForLoadState("networkidle");
}

/** Which attempt, the questions as they stand, and what is in their fields. */
async function stateOf(page: Page) {
  const attempt = await page.locator("form[data-graded] input[name=attempt]").getAttribute("value");
  const answers = await page
    .locator("fieldset[data-question] :is(input:not([type=hidden]), select)")
    .evaluateAll((all) =>
      all.map((one) => {
        const { name, type, value } = one as HTMLInputElement;
        const chosen = !/^(radio|checkbox)$/.test(type) || (one as HTMLInputElement).checked;
        // A number stands as the language writes it.
        return { name, value: chosen ? value.replace(",", ".") : "" };
      }),
    );
  return { attempt, answers };
}
