import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "#tests/support/browser.ts";
import { newLearner, openPortalDatabase } from "#tests/support/portal-database.ts";

const url = inject("portalUrl");
const course = `${url}/learn/social-work-1`;
const lesson = `${course}/what-social-work-is`;
const database = openPortalDatabase();
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await database.close();
  await browser.close();
});

/** Each journey has a person of its own, with the cookies of her session. */
const sessions = new Map<number, Awaited<ReturnType<BrowserContext["cookies"]>>>();

async function cookiesOf(at: number) {
  const made = await newLearner(database, browser, { locale: "en", width: 360 });
  const cookies = await made.cookies();
  await made.close();
  sessions.set(at, cookies);
  return cookies;
}

/** A learner who had learned nothing when the journeys began; with a script or none. */
async function learner(
  at: number,
  javaScriptEnabled: boolean,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
  await context.addCookies(sessions.get(at) ?? (await cookiesOf(at)));
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  return { context, page };
}

const answerAll = async (page: Page) => {
  const forms = page.locator("form.check-form:has([data-question])");
  const ids = await forms.evaluateAll((all) => all.map(({ id }) => id));
  for (const id of ids) {
    const form = page.locator(`#${id}`);
    await chooseSomething(form);
    await form.getByRole("button", { name: "Check my answer" }).click();
    await expect.poll(() => page.locator(`#${id} [data-verdict]`).textContent()).not.toBe("");
  }
  return ids.length;
};

/** Any answer at all, in any kind of question. */
async function chooseSomething(question: ReturnType<Page["locator"]>) {
  const radio = question.locator("input[type=radio], input[type=checkbox]");
  if ((await radio.count()) > 0) await radio.first().check({ force: true });
  const selects = question.locator("select");
  for (let at = 0; at < (await selects.count()); at++) {
    const options = await selects.nth(at).locator("option").count();
    await selects.nth(at).selectOption({ index: Math.min(at + 1, options - 1) });
  }
  const text = question.locator("input:not([type])");
  if ((await text.count()) > 0) await text.fill("7");
}

describe.each([
  { javaScriptEnabled: true, at: 0 },
  { javaScriptEnabled: false, at: 1 },
])("a lesson with scripts $javaScriptEnabled", ({ javaScriptEnabled, at }) => {
  it("is started, answered, written about, marked as done, and leads on", async () => {
    const { context, page } = await learner(at, javaScriptEnabled);
    await page.goto(course);
    await page.getByRole("button", { name: "Start the course" }).click();
    await page.waitForURL(lesson);

    await page.getByRole("button", { name: "Mark as done" }).click();
    await expect.poll(() => page.getByRole("alert").textContent()).toContain("not answered yet");

    expect(await answerAll(page)).toBeGreaterThanOrEqual(3);

    const text = page.getByRole("textbox", { name: "Your reflection" });
    await text.fill("Sözüm ýitmesin.");
    if (javaScriptEnabled) {
      const saved = page.waitForResponse((response) => response.url().endsWith("/resources/reflections"));
      await saved;
    } else await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.goto(lesson);
    expect(await text.inputValue()).toBe("Sözüm ýitmesin.");

    await page.getByRole("button", { name: "Mark as done" }).click();
    await page.getByRole("link", { name: /^Next lesson/ }).click();
    await page.waitForURL(`${course}/who-does-what`);

    await page.goto(`${url}/learn`);
    expect(await page.getByRole("article").first().textContent()).toContain("1 of");
    await context.close();
  });

  it("has a check that keeps its answers when one leaves, and explains after submission", async () => {
    const { context, page } = await learner(at, javaScriptEnabled);
    const quiz = `${course}/quiz/profession-and-services`;
    await page.goto(quiz);
    await page.getByRole("button", { name: "Start the check" }).click();
    const questions = page.locator("fieldset[data-question]");
    await expect.poll(() => questions.count()).toBeGreaterThan(5);
    const ids = await questions.evaluateAll((all) => all.map((one) => one.getAttribute("data-question")));
    const withRadio = questions.filter({ has: page.locator("input[type=radio]") }).first();
    await withRadio.locator("input[type=radio]").nth(1).check({ force: true });
    if (javaScriptEnabled)
      await page.waitForResponse((response) => response.url().endsWith("/resources/answers"));
    else await page.getByRole("button", { name: "Save answers" }).click();

    await page.goto(`${url}/learn`);
    await page.goto(quiz);
    expect(await questions.evaluateAll((all) => all.map((one) => one.getAttribute("data-question")))).toEqual(
      ids,
    );
    expect(await withRadio.locator("input[type=radio]").nth(1).isChecked()).toBe(true);

    await page.getByRole("button", { name: "Submit", exact: true }).click();
    await page.getByRole("button", { name: "Submit anyway" }).click();
    await expect.poll(() => page.getByRole("heading", { name: /^Your result/ }).count()).toBe(1);
    expect(await page.locator(".choice-right").count()).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Try again" }).first().click();
    await expect.poll(() => page.getByRole("button", { name: "Submit", exact: true }).count()).toBe(1);
    await context.close();
  });
});

describe("with scripts", () => {
  it("an answer typed without a network waits, says so, and arrives", async () => {
    const { context, page } = await learner(2, true);
    // The rarer words of the bar come with the first page's seal.
    await page.goto(lesson, { waitUntil: "networkidle" });
    await context.setOffline(true);
    const text = page.getByRole("textbox", { name: "Your reflection" });
    await text.fill("Tor ýok wagty ýazdym.");
    const bar = page.locator("[data-saved-bar]");
    await expect.poll(() => bar.textContent(), { timeout: 5000 }).toContain("The server cannot be reached");
    await context.setOffline(false);
    await expect.poll(() => bar.textContent(), { timeout: 10_000 }).toContain("Saved on the server");
    await page.reload();
    expect(await text.inputValue()).toBe("Tor ýok wagty ýazdym.");
    await context.close();
  });

  it("leaving with something unsent asks nobody: the device has it, and the next page sends it", async () => {
    const { context, page } = await learner(2, true);
    await page.goto(lesson, { waitUntil: "networkidle" });
    await context.setOffline(true);
    await page.getByRole("textbox", { name: "Your reflection" }).pressSequentially("ýitmesin");
    const bar = page.locator("[data-saved-bar]");
    await expect.poll(() => bar.textContent()).toContain("Kept on this device");
    const asked: string[] = [];
    page.on("dialog", (dialog) => void asked.push(dialog.type()));
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => page.isClosed()).toBe(true);
    expect(asked).toEqual([]);
    await context.setOffline(false);
    const home = await context.newPage();
    await home.goto(`${url}/learn`);
    await home.waitForResponse((response) => response.url().endsWith("/resources/reflections"));
    await context.close();
  });

  it("one comes back to the place where one stopped", async () => {
    const { context, page } = await learner(3, true);
    await page.goto(lesson);
    const kept = page.waitForResponse(
      (response) =>
        response.url().endsWith("/resources/places") &&
        !(response.request().postData() ?? "").endsWith("part=0"),
    );
    await page.locator("form[data-reflection]").scrollIntoViewIfNeeded();
    await kept;
    await page.goto(`${url}/learn`);
    await page.getByRole("link", { name: "Continue the lesson" }).click();
    await page.waitForURL(/#p-\d+$/);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
    await context.close();
  });

  it("a word of the glossary opens in place, and a letter of the strip lands in the text", async () => {
    const { context, page } = await learner(4, true);
    await page.goto(lesson);
    const word = page.locator("a[data-term]").first();
    await word.click();
    const note = page.locator(`#term-${await word.getAttribute("data-term")}`);
    expect(await note.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await note.isVisible()).toBe(false);
    const text = page.getByRole("textbox", { name: "Your reflection" });
    await text.click();
    await page.getByRole("group", { name: "Turkmen letters" }).getByRole("button", { name: "ž" }).click();
    expect(await text.inputValue()).toBe("ž");
    await context.close();
  });
});
