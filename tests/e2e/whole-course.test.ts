import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { parse } from "yaml";
import { courseFacts, lessonFacts, moduleFacts, type QuestionFacts } from "#app/domain/curriculum/facts.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";
import { supervised } from "#app/server/seed/seed-together.server.ts";
import { launchBrowser } from "#tests/support/browser.ts";

const url = inject("portalUrl");
const folder = join(projectRoot(), "content/courses/01-social-work-1");
const course = courseFacts.parse(yaml(folder, "course.yaml"));
const modules = foldersIn(folder).map((at) => ({
  facts: moduleFacts.parse(yaml(at, "module.yaml")),
  lessons: foldersIn(at).map((lesson) => lessonFacts.parse(yaml(lesson, "lesson.yaml"))),
}));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function yaml(at: string, name: string): unknown {
  return parse(readFileSync(join(at, name), "utf8"));
}

function foldersIn(at: string): string[] {
  const inner = readdirSync(at, { withFileTypes: true }).filter((one) => one.isDirectory());
  return inner.map(({ name }) => join(at, name)).sort();
}

async function signedIn(account: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const headers = { Origin: url };
  const form = { email: account, password: "halypa-demo" };
  await context.request.post(`${url}/login`, { form, headers });
  await context.request.post(`${url}/language`, { form: { locale: "tk", next: "/learn" }, headers });
  return { context, page: await context.newPage() };
}

/** Answers as the key says, with the fields that a thumb would touch. */
async function answerRightly(at: Locator, facts: QuestionFacts): Promise<void> {
  const choose = (id: string) =>
    at.locator(`[name="${facts.id}.choice"][value="${id}"]`).check({ force: true });
  const select = (id: string, value: string) =>
    at.locator(`[name="${facts.id}.to.${id}"]`).selectOption(value);
  const write = (text: string) => at.locator(`[name="${facts.id}.text"]`).fill(text);
  switch (facts.kind) {
    case "single":
      return choose(facts.key);
    case "true-false":
      return choose(String(facts.key));
    case "multiple":
      for (const id of facts.key) await choose(id);
      return;
    case "short-text":
      return write(facts.key.tk?.[0] ?? facts.key.en[0] ?? "");
    case "numeric":
      return write(String(facts.key).replace(".", ","));
    case "match":
    case "gaps":
      for (const [id, to] of Object.entries(facts.key)) await select(id, to);
      return;
    case "order":
      for (const [place, id] of facts.key.entries()) await select(id, String(place + 1));
      return;
  }
}

async function takeLesson(page: Page, lesson: (typeof modules)[number]["lessons"][number]) {
  await page.goto(`${url}/learn/${course.id}/${lesson.id}`);
  for (const facts of lesson.questions) {
    const form = page.locator(`#q-${facts.id}`);
    await answerRightly(form, facts);
    await form.locator("button").first().click();
    await expect
      .poll(() => form.locator("[data-verdict]").getAttribute("class"), {
        message: `${lesson.id} ${facts.id}`,
      })
      .toContain("verdict-right");
  }
  for (const { id } of lesson.scenarios) await walkStory(page, id);
  await page.locator('form:has(input[name="intent"][value="done"]) button').click();
  await page.waitForURL(/#done$/);
}

/** From start to result; every question that was drawn is answered as its key says. */
async function takeTest(page: Page, address: string, pool: readonly QuestionFacts[]) {
  await page.goto(address);
  await page.locator('button[name="intent"][value="start"]').click();
  const form = page.locator("form[data-graded]");
  await form.waitFor();
  const drawn = await form
    .locator("[data-question]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-question")));
  for (const id of drawn) {
    const facts = pool.find((one) => one.id === id);
    if (facts) await answerRightly(form.locator(`[data-question="${id}"]`), facts);
  }
  await form.locator('button[name="intent"][value="submit"]').click();
  await expect
    .poll(() => page.locator("main").textContent(), { message: address, timeout: 15_000 })
    .toContain(translator("tk")("learn.quiz.passed"));
}

/** The story to one of its endings, always by the first choice. */
async function walkStory(page: Page, id: string) {
  for (let steps = 0; steps < 12; steps++) {
    const choices = page.locator(`#s-${id} button[name="choice"]`);
    const before = await choices.count();
    if (before === 0) return;
    const said = await page.locator(`#s-${id}`).textContent();
    await choices.first().click();
    await expect.poll(() => page.locator(`#s-${id}`).textContent()).not.toBe(said);
  }
  throw new Error(`the story ${id} does not end`);
}

it("Fundamentals 1 is taken from end to end in Turkmen on a phone, up to the certificate", async () => {
  const { page } = await signedIn(supervised[5] ?? "");
  for (const { facts, lessons } of modules) {
    for (const lesson of lessons) await takeLesson(page, lesson);
    if (facts.quiz) await takeTest(page, `${url}/learn/${course.id}/quiz/${facts.id}`, facts.quiz.questions);
  }
  if (course.assessment)
    await takeTest(page, `${url}/learn/${course.id}/assessment`, course.assessment.questions);

  const task = course.fieldTask;
  if (!task) throw new Error("the course has no field task");
  await page.goto(`${url}${paths.fieldTask(course.id, course.id, task.id)}`);
  await page.locator("textarea[name=text]").fill("Üç öýe bardym. Her öýde ilki diňledim, soň ýazdym.");
  await page.locator("main form button").last().click();
  await page.goto(`${url}${paths.certificates()}`);
  expect(await page.locator(`a[href^="/certificates/"]`).count()).toBe(0);

  const { page: supervisor } = await signedIn("supervisor@demo.example");
  await supervisor.goto(`${url}/supervise`);
  await supervisor.locator('a[href^="/supervise/field-tasks/"]').first().click();
  await supervisor.locator('button[name="intent"][value="sign"]').click();
  await supervisor.waitForURL((address) => !address.pathname.endsWith(task.id) || address.hash !== "");

  await page.goto(`${url}${paths.certificates()}`);
  await page.locator(`a[href^="/certificates/"]`).first().click();
  await expect.poll(() => page.locator("main").textContent()).toContain("Sosial");
}, 600_000);
