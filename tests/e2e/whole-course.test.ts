import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { eq } from "drizzle-orm";
import { parse } from "yaml";
import { certificate } from "#app/db/schema/index.ts";
import type { DatabasePool } from "#app/db/client.server.ts";
import {
  courseFacts,
  lessonFacts,
  moduleFacts,
  type QuestionFacts,
  type ScenarioFacts,
} from "#app/domain/curriculum/facts.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { paths } from "#app/lib/paths.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { answerRightly } from "#tests/support/answer-rightly.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { makePerson } from "#tests/support/factories.ts";
import { openPortalDatabase, signedInAs } from "#tests/support/portal-database.ts";
import { makePair, type Pair } from "#tests/support/supervision.ts";

/** Courses by folder, and the language in which each is taken. `HALYPA_WALK=all` takes those that have lessons. */
const walks: ReadonlyArray<{ folder: string; locale: Locale }> = [
  { folder: "01-social-work-1", locale: "tk" },
  { folder: "05-strong-families", locale: "en" },
  { folder: "06-treatnet-family", locale: "en" },
  { folder: "07-supervision", locale: "en" },
];
const taken = process.env["HALYPA_WALK"] === "all" ? walks : walks.slice(0, 1);
const url = inject("portalUrl");
let browser: Browser;
let database: DatabasePool;

beforeAll(async () => {
  browser = await launchBrowser();
  database = openPortalDatabase();
});
afterAll(async () => {
  await browser.close();
  await database.close();
});

type Lesson = ReturnType<typeof lessonFacts.parse>;
type Course = ReturnType<typeof readCourse>;

function readCourse(folder: string) {
  const at = join(projectRoot(), "content/courses", folder);
  const modules = foldersIn(at).map((module) => ({
    facts: moduleFacts.parse(yaml(module, "module.yaml")),
    lessons: foldersIn(module).map((lesson) => lessonFacts.parse(yaml(lesson, "lesson.yaml"))),
  }));
  return { course: courseFacts.parse(yaml(at, "course.yaml")), modules };
}

function yaml(at: string, name: string): unknown {
  return parse(readFileSync(join(at, name), "utf8"));
}

function foldersIn(at: string): string[] {
  const inner = readdirSync(at, { withFileTypes: true }).filter((one) => one.isDirectory());
  return inner.map(({ name }) => join(at, name)).sort();
}

async function phoneOf(personId: string, locale: Locale): Promise<Page> {
  const context = await signedInAs(database, browser, personId, { locale, width: 360 });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

async function takeLesson(page: Page, course: string, lesson: Lesson, locale: Locale): Promise<void> {
  await page.goto(url + paths.lesson(course, lesson.id));
  for (const facts of lesson.questions) {
    const form = page.locator(`#q-${facts.id}`);
    await answerRightly(form, facts, locale);
    await form.locator("button:not([type=button])").first().click();
    await expect
      .poll(() => form.locator("[data-verdict]").getAttribute("class"), {
        message: `${lesson.id} ${facts.id}`,
        timeout: 10_000,
      })
      .toContain("verdict-right");
  }
  for (const story of lesson.scenarios) await walkStory(page, story);
  await page.locator('form:has(input[name="intent"][value="done"]) button').click();
  await page.waitForURL(/#done$/);
}

/** The story by the shortest way to an ending: some lead back when one hesitates. */
async function walkStory(page: Page, { id, start, steps }: ScenarioFacts): Promise<void> {
  const story = page.locator(`#s-${id}`);
  for (const move of shortestWay(steps, start)) {
    await story.locator(`button[name="choice"][value="${move}"]:enabled`).click();
  }
  await expect.poll(() => story.locator('button[name="choice"]:enabled').count(), { message: id }).toBe(0);
}

/** Moves as they are posted: `step.choice`. */
function shortestWay(steps: ScenarioFacts["steps"], start: string): string[] {
  const ways: { at: string; moves: string[] }[] = [{ at: start, moves: [] }];
  for (const { at, moves } of ways) {
    const step = steps[at];
    if (!step || "ending" in step) return moves;
    for (const [choice, next] of Object.entries(step.choices))
      if (!ways.some((one) => one.at === next)) ways.push({ at: next, moves: [...moves, `${at}.${choice}`] });
  }
  throw new Error(`no way leads from ${start} to an ending`);
}

/** From start to result; every question that was drawn is answered as its key says. */
async function takeTest(page: Page, address: string, pool: readonly QuestionFacts[], locale: Locale) {
  await page.goto(url + address);
  await page.locator('button[name="intent"][value="start"]').click();
  const form = page.locator("form[data-graded]");
  await form.waitFor();
  const drawn = await form
    .locator("[data-question]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-question")));
  for (const id of drawn) {
    const facts = pool.find((one) => one.id === id);
    if (!facts) throw new Error(`${address} asks ${id}, which is not in its pool`);
    await answerRightly(form.locator(`[data-question="${id}"]`), facts, locale);
  }
  await form.locator('button[name="intent"][value="submit"]').click();
  await expect
    .poll(() => page.locator("main").textContent(), { message: address, timeout: 15_000 })
    .toContain(translator(locale)("learn.quiz.passed"));
}

/** Her coordinator's form on her page. */
async function recordTraining(pair: Pair, training: string): Promise<void> {
  const coordinator = await makePerson(pair.db, { area: pair.region, roles: ["coordinator"] });
  const page = await phoneOf(coordinator.id, "en");
  await page.goto(url + paths.person(pair.worker.id));
  const card = page.locator('section[aria-labelledby="trainings"]');
  await card.locator("summary").last().click();
  await card.locator('select[name="training"]').selectOption(training);
  await card.locator('input[name="happenedOn"]').fill("2026-09-15");
  await card.locator('input[name="documentNumber"]').fill("SF-0042");
  await card.locator("details[open] form .btn").first().click();
  await expect.poll(() => card.textContent()).toContain("SF-0042");
  await page.context().close();
}

/** Of a companion course: locked, with the reason, until the coordinator records the official training. */
async function openChecklists(page: Page, pair: Pair, { course, modules }: Course, locale: Locale) {
  const gated = modules.flatMap(({ lessons }) => lessons).find((one) => one.officialTraining);
  if (!gated?.officialTraining) return;
  const t = translator(locale);
  const training = t(`people.training.${gated.officialTraining}`);
  const closed = page.getByText(t("learn.lesson.checklistLocked", { training }));
  await page.goto(url + paths.lesson(course.id, gated.id));
  await expect.poll(() => closed.count()).toBe(1);
  await recordTraining(pair, gated.officialTraining);
  await page.reload();
  await expect.poll(() => closed.count()).toBe(0);
}

/** Her certificate's page is open: its public page is one with those of codes that nobody has until she agrees. */
async function expectSecretUntilShown(page: Page): Promise<void> {
  const [row] = await database.db
    .select({ code: certificate.code })
    .from(certificate)
    .where(eq(certificate.id, page.url().split("/").at(-1) ?? ""));
  const hers = await answerTo(row?.code ?? "");
  expect(hers.status).toBe(404);
  expect(hers).toEqual(await answerTo("7".repeat(26)));
  expect(hers).toEqual(await answerTo("%00'or'1'='1"));
  await page.locator('button[name="shown"][value="yes"]').click();
  await expect.poll(async () => (await answerTo(row?.code ?? "")).body).toContain("Synagowa");
}

/** The whole answer of the public page but for the code itself and what differs with each answer. */
async function answerTo(code: string) {
  const response = await fetch(url + paths.verify(code));
  const body = (await response.text()).replaceAll(/\/verify\/[^"]*/g, "/verify/");
  const names = [...response.headers.keys()].toSorted();
  return { status: response.status, names, body: body.replace(/data-now="\d+"/, "") };
}

describe.each(taken)("the course $folder is taken on a phone in $locale", ({ folder, locale }) => {
  const { course, modules } = readCourse(folder);

  it("from its first lesson through its checks and the field task to the certificate", async () => {
    const pair = await makePair(database.db);
    const page = await phoneOf(pair.worker.id, locale);
    await openChecklists(page, pair, { course, modules }, locale);
    for (const { facts, lessons } of modules) {
      for (const lesson of lessons) await takeLesson(page, course.id, lesson, locale);
      if (facts.quiz) await takeTest(page, paths.quiz(course.id, facts.id), facts.quiz.questions, locale);
    }
    if (course.assessment)
      await takeTest(page, paths.assessment(course.id), course.assessment.questions, locale);

    const task = course.fieldTask?.id ?? "";
    await page.goto(url + paths.fieldTask(course.id, course.id, task));
    await page.locator("textarea[name=text]").fill("Üç öýe bardym. Her öýde ilki diňledim, soň ýazdym.");
    await page.locator('button[name="intent"][value="hand-in"]').click();
    await page.locator("#history").waitFor();
    await page.goto(url + paths.certificates());
    expect(await page.locator('main a[href^="/certificates/"]').count()).toBe(0);

    const supervisor = await phoneOf(pair.supervisor.id, "en");
    await supervisor.goto(url + paths.supervise());
    await supervisor.locator('a[href^="/supervise/field-tasks/"]').first().click();
    await supervisor.locator('button[name="intent"][value="sign"]').click();
    await supervisor.waitForLoadState();

    await page.goto(url + paths.certificates());
    await page.locator('main a[href^="/certificates/"]').first().click();
    await page.waitForURL(/\/certificates\/[\w-]+$/);
    await expect.poll(() => page.locator("main").textContent()).toContain("Synagowa");
    await expectSecretUntilShown(page);
    await page.context().close();
    await supervisor.context().close();
  }, 600_000);
});
