import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { paths } from "#app/lib/paths.ts";
import { everyKind, makeCourse } from "#tests/support/course.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { barText, everythingKept, killTab, serverHtml } from "#tests/support/learner-page.ts";
import { makePerson } from "#tests/support/factories.ts";
import { newLearner, openPortalDatabase, signedInAs } from "#tests/support/portal-database.ts";

const url = inject("portalUrl");
const lesson = url + paths.lesson("social-work-1", "what-social-work-is");
const part = url + paths.lessonPart("social-work-1", "what-social-work-is", 1);
const journal = url + paths.journal();
const database = openPortalDatabase();
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await database.close();
  await browser.close();
});

const learner = () => newLearner(database, browser, { locale: "en", width: 360 });
const field = (page: Page) => page.locator("form[data-reflection] textarea").first();
async function open(context: BrowserContext, address = lesson): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "networkidle" });
  return page;
}
async function expectBar(page: Page, words: RegExp): Promise<void> {
  await expect.poll(() => barText(page), { timeout: 10_000 }).toMatch(words);
}
const htmlOf = (context: BrowserContext, address: string) => () => serverHtml(context, address);
const patience = { timeout: 10_000 };
/** A text is on the device within a second. */
const aSecond = (page: Page) => page.waitForTimeout(1000);

describe("of two texts about one thing none is lost", () => {
  it("when two tabs write without a network and both die", async () => {
    const context = await learner();
    const [one, other] = [await open(context), await open(context)];
    await context.setOffline(true);
    await field(one).fill("the first tab");
    await aSecond(one);
    await field(other).fill("the second tab");
    await aSecond(other);
    await killTab(one);
    await killTab(other);
    await context.setOffline(false);
    await open(context, url + paths.learn());
    await expect.poll(htmlOf(context, lesson), patience).toContain("the second tab");
    await expect.poll(htmlOf(context, journal), patience).toContain("the first tab");
    await context.close();
  });

  it("when one lies on the device and the other is typed before the script has come", async () => {
    const context = await learner();
    const first = await open(context);
    await context.setOffline(true);
    await field(first).fill("kept by a tab that died");
    await aSecond(first);
    await killTab(first);
    await context.setOffline(false);
    const late = await context.newPage();
    const held: (() => void)[] = [];
    await late.route(/\/assets\/index-/, async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await late.goto(lesson, { waitUntil: "commit" });
    await field(late).fill("typed before the script came");
    for (const go of held) go();
    await expect.poll(htmlOf(context, lesson), patience).toContain("typed before the script came");
    await expect.poll(htmlOf(context, journal), patience).toContain("kept by a tab that died");
    await context.close();
  });

  it("when another device was later: the page shows that one, and “Send again” keeps it too", async () => {
    const context = await learner();
    const phone = await open(context);
    const laptop = await open(context);
    await context.setOffline(true);
    await field(phone).fill("earlier, on the phone");
    await aSecond(phone);
    await killTab(phone);
    await context.setOffline(false);
    // Another device has no part in what this one keeps.
    await laptop.route("**/resources/reflections", async (route) => route.continue());
    await laptop.evaluate(async () => {
      const form = document.querySelector<HTMLFormElement>("form[data-reflection]");
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form ?? undefined))
        if (typeof value === "string") body.append(name, value);
      body.set("text", "later, on the laptop");
      const time = (Date.now() + 1000).toString(16).padStart(12, "0");
      body.set("write", `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000001`);
      await fetch("/resources/reflections", {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
      });
    });
    await laptop.close();
    await expect.poll(htmlOf(context, lesson), patience).toContain("later, on the laptop");
    const page = await open(context);
    await expectBar(page, /Could not be saved: 1/);
    await page.reload({ waitUntil: "networkidle" });
    await expect.poll(() => field(page).inputValue()).toBe("later, on the laptop");
    await page.waitForTimeout(1500);
    await page.goto(url + paths.unsent(), { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Send again" }).click();
    await expect.poll(htmlOf(context, lesson), patience).toContain("earlier, on the phone");
    await expect.poll(htmlOf(context, journal), patience).toContain("later, on the laptop");
    await context.close();
  });
});

describe("what was typed", () => {
  it("is not taken for saved when a network of somebody else answers in place of the portal", async () => {
    const context = await learner();
    const page = await open(context);
    const answers = "**/resources/reflections";
    await page.route(answers, (route) =>
      route.fulfill({ contentType: "text/html", body: "<h1>Welcome to our hotel</h1>" }),
    );
    await field(page).fill("behind the door of a hotel");
    await expectBar(page, /^(?!Saved).*1/);
    await page.unroute(answers);
    await expectBar(page, /^Saved on the server$/);
    await expect.poll(htmlOf(context, lesson), patience).toContain("behind the door of a hotel");
    await context.close();
  });

  it("a moment before a check is left is there when it is opened again, although other answers are under way", async () => {
    const course = await makeCourse(database.db, {
      lessons: [{}],
      quiz: { questions: everyKind, draw: everyKind.length },
    });
    const context = await learner();
    const check = url + paths.quiz(course.courseId, course.moduleId);
    const page = await open(context, check);
    await page.getByRole("button", { name: "Start the check" }).click();
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => {
      const type = (name: string, text: string) => {
        const input = document.querySelector<HTMLInputElement>(`input[name="${name}.text"]`);
        if (input) input.value = text;
        input?.dispatchEvent(new Event("input", { bubbles: true }));
      };
      for (const box of document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) box.click();
      type("word", "child");
      type("num", "12,5");
      location.reload();
    });
    await expect.poll(() => page.locator("input[name='word.text']").inputValue(), patience).toBe("child");
    expect(await page.locator("input[name='num.text']").inputValue()).toBe("12,5");
    await expectBar(page, /^Saved on the server$/);
    await expect.poll(htmlOf(context, check), patience).toContain('value="12.5"');
    expect(await serverHtml(context, check)).toContain('value="child"');
    await course.retire(course.courseId);
    await context.close();
  });

  it("and is a megabyte long goes with its author in pieces and stands whole in her journal", async () => {
    const { id } = await makePerson(database.db, { roles: ["worker"] });
    const hers = () => signedInAs(database, browser, id, { locale: "en", width: 360 });
    const context = await hers();
    const page = await open(context);
    const middle = "çagalar ".repeat(130_000);
    await field(page).fill(`the beginning ${middle}the end`);
    await aSecond(page);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/\/login/);
    await expect.poll(() => everythingKept(page), { timeout: 20_000 }).not.toMatch(/"[\w-]{200,}"/);
    await context.close();

    const again = await hers();
    const entries = await open(again, journal);
    const links = await entries
      .locator('main a[href^="/journal/"]:not([href*="new"])')
      .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute("href") ?? ""))]);
    const texts: string[] = [];
    for (const link of links) {
      await entries.goto(url + link);
      texts.push(await entries.locator("textarea").first().inputValue());
    }
    const whole = texts.toReversed().join("");
    expect(whole).toContain("the beginning çagalar");
    expect(whole).toContain("çagalar the end");
    expect(whole.match(/çagalar/g)?.length).toBeGreaterThan(129_900);
    await again.close();
  });

  it("into a note and not saved when its author signs out stands in her journal", async () => {
    const { id } = await makePerson(database.db, { roles: ["worker"] });
    const hers = () => signedInAs(database, browser, id, { locale: "en", width: 360 });
    const context = await hers();
    const page = await open(context, part);
    await page.locator("#note-text").fill("half a note");
    await aSecond(page);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/\/login/);
    await expect.poll(() => everythingKept(page), patience).not.toMatch(/half a note|\["[\w-]{200,}"/);
    const later = await hers();
    await expect.poll(htmlOf(later, journal), patience).toContain("half a note");
    await context.close();
    await later.close();
  });

  it("into a note is kept without a network, through a killed tab, and gone from the device once it arrived", async () => {
    const context = await learner();
    const page = await open(context, part);
    const note = (on: Page) => on.locator("#note-text");
    await note(page).fill("noted in the bus");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Save the note" }).click();
    await expect.poll(() => page.getByRole("alert").first().textContent()).toMatch(/no connection/);
    expect(await note(page).inputValue()).toBe("noted in the bus");
    await aSecond(page);
    await killTab(page);
    await context.setOffline(false);
    const again = await open(context, part);
    await expect.poll(() => note(again).inputValue()).toBe("noted in the bus");
    await again.getByRole("button", { name: "Save the note" }).click();
    await again.locator(".flash").waitFor();
    await expect.poll(htmlOf(context, part), patience).toContain("noted in the bus");
    await expect.poll(() => everythingKept(again)).not.toContain("noted");
    await context.close();
  });

  it("is asked for aloud when a check is pressed with nothing chosen", async () => {
    const context = await learner();
    const page = await open(context);
    const form = page.locator("form[data-practice]").first();
    await form.locator("button:not([type=button])").first().click();
    await expect.poll(() => form.getByRole("alert").first().textContent()).not.toBe("");
    await context.close();
  });
});
