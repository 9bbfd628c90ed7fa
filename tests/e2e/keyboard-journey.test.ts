import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { launchBrowser } from "#tests/support/browser.ts";
import { everyKind, makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { enter, expectNoTrap, hasFocus, pick, select, tabTo } from "#tests/support/keyboard.ts";
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
});
afterAll(async () => {
  await course.retire(course.courseId);
  await database.close();
  await browser.close();
});

/** The right answer to a question of `everyKind`, by keys alone. */
async function answer(page: Page, id: string): Promise<void> {
  const question = page.locator(`fieldset[data-question="${id}"]`);
  const place = (name: string) => question.locator(`select[name="${id}.to.${name}"]`);
  switch (id) {
    case "one":
      return pick(page, question.locator("input[type=radio]"), "b");
    case "tf":
      return pick(page, question.locator("input[type=radio]"), "false");
    case "many":
      for (const value of ["a", "c"]) {
        await tabTo(page, question.locator(`input[value="${value}"]`));
        await page.keyboard.press("Space");
      }
      return;
    case "word":
    case "num":
      await tabTo(page, question.locator(`input[name="${id}.text"]`));
      return page.keyboard.type(id === "word" ? "child" : "12,5");
    case "pairs":
      await select(page, place("l1"), "r2");
      return select(page, place("l2"), "r1");
    case "holes":
      await select(page, place("g1"), "w2");
      return select(page, place("g2"), "w1");
    case "steps":
      for (const line of await question.locator("select").all()) {
        const name = (await line.getAttribute("name")) ?? "";
        await select(page, line, String(["s3", "s1", "s2"].indexOf(name.slice("steps.to.".length)) + 1));
      }
      return;
    default:
      throw new Error(`no keys for ${id}`);
  }
}

const idsOn = (page: Page): Promise<string[]> =>
  page
    .locator("fieldset[data-question]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-question") ?? ""));

it("a learner comes from home to the result of her check with the keyboard alone, on a phone's width", async () => {
  const context = await newLearner(database, browser, { locale: "en", width: 360 });
  const page = await context.newPage();
  const address = `${url}/learn/${course.courseId}`;
  const lessonId = course.lessonIds[0] ?? "";
  page.on("pageerror", (error) => {
    throw error;
  });

  await page.goto(`${url}/learn`, { waitUntil: "networkidle" });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#content");
  await enter(page, page.locator(`main a[href="/learn/${course.courseId}"]`).first());
  await page.waitForURL(address);
  await enter(page, page.getByRole("button", { name: "Start the course" }));
  await page.waitForURL(`${address}/${lessonId}`, { waitUntil: "networkidle" });

  const kinds = await idsOn(page);
  expect(kinds.toSorted()).toEqual(everyKind.map(({ id }) => id).toSorted());
  for (const id of kinds) {
    await answer(page, id);
    const check = page.locator(`form#q-${id}`).getByRole("button", { name: "Check my answer" });
    await enter(page, check);
    const verdict = page.locator(`#q-${id} [data-verdict]`);
    await expect.poll(() => verdict.getAttribute("class")).toContain("verdict-right");
    expect(await hasFocus(check), `focus after the answer to ${id}`).toBe(true);
  }
  await tabTo(page, page.getByRole("textbox", { name: "Your reflection" }));
  await page.keyboard.type("Diňe düwmeler bilen.");
  await enter(page, page.getByRole("button", { name: "Mark as done" }));
  await expect.poll(() => page.locator("#done .btn[rel=next]").count()).toBe(1);
  await expectNoTrap(page);

  await page.goto(`${address}/quiz/${course.moduleId}`, { waitUntil: "networkidle" });
  await enter(page, page.getByRole("button", { name: "Start the check" }));
  await expect.poll(() => idsOn(page)).toHaveLength(everyKind.length);
  await page.waitForLoadState("networkidle");
  for (const id of await idsOn(page)) await answer(page, id);
  await expectNoTrapBesideSubmit(page);
  await enter(page, page.getByRole("button", { name: "Submit", exact: true }));
  await expect.poll(() => page.getByRole("heading", { name: /^Your result/ }).textContent()).toContain("100");
  await expectNoTrap(page);
  await enter(page, page.getByRole("link", { name: /back/i }).first());
  await context.close();
});

it("a branching story is told to its end and begun again with the keyboard alone", async () => {
  const context = await newLearner(database, browser, { locale: "en", width: 360 });
  const page = await context.newPage();
  await page.goto(`${url}/learn/social-work-1/first-home-visit`, { waitUntil: "networkidle" });
  const story = page.locator("section[data-story]").first();
  const choice = story.locator("button[name=choice]:not(:disabled)").first();
  const inStory = () => story.evaluate((section) => section.contains(document.activeElement));
  let steps = 0;
  for (; steps < 20 && (await choice.count()) > 0; steps++) {
    await enter(page, choice);
    expect(await inStory(), "the focus stays in the story").toBe(true);
  }
  expect(steps).toBeGreaterThan(1);
  const again = story.locator("form[data-again] button");
  await enter(page, again);
  await expect.poll(() => choice.count()).toBe(1);
  expect(await inStory()).toBe(true);
  await context.close();
});

it("search is asked from home, and its first find opened, with the keyboard alone", async () => {
  const context = await newLearner(database, browser, { locale: "tk", width: 360 });
  const page = await context.newPage();
  await page.goto(`${url}/learn`, { waitUntil: "networkidle" });
  await tabTo(page, page.locator("main input[name=q]"));
  await page.keyboard.type("superwizoryn");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  await expectNoTrap(page);
  await page.goto(page.url(), { waitUntil: "networkidle" });
  await enter(page, page.locator("main li h3 a").first());
  await page.waitForURL((address) => !address.pathname.startsWith("/search"));
  expect(await page.locator("h1").count()).toBe(1);
  await context.close();
});

/** The answers were saved while they were given, so that opening the page anew loses none of them. */
async function expectNoTrapBesideSubmit(page: Page): Promise<void> {
  await expect
    .poll(() => page.locator("[data-saved-bar]").textContent(), { timeout: 10_000 })
    .toContain("Saved on the server");
  await expectNoTrap(page);
}
