import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "#tests/support/browser.ts";
import {
  barText,
  demoPassword,
  everythingKept,
  killTab,
  nameOf,
  phoneOf,
  serverHtml,
  signIn,
} from "#tests/support/learner-page.ts";

const url = inject("portalUrl");
const course = `${url}/learn/social-work-1`;
const lesson = `${course}/what-social-work-is`;
const story = `${course}/first-home-visit`;
const quiz = `${course}/quiz/profession-and-services`;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const open = async (context: BrowserContext, address: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "networkidle" });
  return page;
};
const reflection = (page: Page) => page.locator("form[data-reflection] textarea").first();
async function expectSaved(page: Page): Promise<void> {
  await expect.poll(() => barText(page), { timeout: 10_000 }).toBe("Saved on the server");
}
async function expectBar(page: Page, words: RegExp): Promise<void> {
  await expect.poll(() => barText(page), { timeout: 10_000 }).toMatch(words);
}
async function expectOnServer(context: BrowserContext, text: string, address = lesson): Promise<void> {
  await expect.poll(() => serverHtml(context, address), { timeout: 10_000 }).toContain(text);
}
/** An answer is on the device within a second. */
const aSecond = (page: Page) => page.waitForTimeout(1000);

describe("what is typed", () => {
  it("is on the device within a second: a killed tab without a network loses nothing, and it arrives by itself", async () => {
    const context = await phoneOf(browser, url, "author");
    const page = await open(context, lesson);
    await reflection(page).fill("first words");
    await expectSaved(page);
    await context.setOffline(true);
    await reflection(page).fill("words that only the phone has");
    await aSecond(page);
    await expectBar(page, /Kept on this device, to send: 1/);
    await killTab(page);
    await context.setOffline(false);
    const again = await open(context, lesson);
    await expect.poll(() => reflection(again).inputValue()).toBe("words that only the phone has");
    await expectSaved(again);
    await expectOnServer(context, "words that only the phone has");
    await context.close();
  });

  it("before the script has come is taken up when it comes: nothing is only said to be saved", async () => {
    const context = await phoneOf(browser, url, "author");
    const page = await context.newPage();
    let letIn = () => {};
    const arrived = new Promise<void>((resolve) => (letIn = resolve));
    await page.route(/\/assets\/.*\.js/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(lesson, { waitUntil: "commit" });
    await reflection(page).fill("typed before the script was there");
    letIn();
    await expectOnServer(context, "typed before the script was there");
    await expectSaved(page);
    await page.reload();
    await expect.poll(() => reflection(page).inputValue()).toBe("typed before the script was there");
    await context.close();
  });

  it("goes on its way within five seconds of the network coming back, from the page that stayed open", async () => {
    const context = await phoneOf(browser, url, "author");
    const page = await open(context, lesson);
    await context.setOffline(true);
    await reflection(page).fill("typed in the lift");
    await expectBar(page, /to send: 1/i);
    await context.setOffline(false);
    await expect.poll(() => serverHtml(context, lesson), { timeout: 5000 }).toContain("typed in the lift");
    await context.close();
  });

  it("and not yet sent as an answer comes back as a draft, and is no answer before its button is pressed", async () => {
    const context = await phoneOf(browser, url, "reviewer");
    const page = await open(context, lesson);
    const choice = page.locator("form[data-practice] input[type=radio]").first();
    await choice.check({ force: true });
    await aSecond(page);
    await expectBar(page, /Kept on this device\. The button/);
    await killTab(page);
    const again = await open(context, lesson);
    const restored = again.locator("form[data-practice] input[type=radio]").first();
    await expect.poll(() => restored.isChecked()).toBe(true);
    expect(await serverHtml(context, lesson)).not.toMatch(/<input[^>]*type="radio"[^>]* checked=""/);
    await again.getByRole("button", { name: "Check my answer" }).first().click();
    await expect.poll(() => again.locator("[data-verdict]").first().textContent()).not.toBe("");
    await expectSaved(again);
    expect(await everythingKept(again)).not.toContain("practice/");
    await context.close();
  });

  it("in two tabs of one question: what was written last stands, in whichever tab", async () => {
    const context = await phoneOf(browser, url, "author");
    const [one, other] = [await open(context, lesson), await open(context, lesson)];
    await reflection(one).fill("from the first tab");
    await expectSaved(one);
    await reflection(other).fill("from the second tab");
    await expectSaved(other);
    await expectOnServer(context, "from the second tab");
    await reflection(one).fill("again from the first");
    await expectSaved(one);
    await expectOnServer(context, "again from the first");
    expect(await serverHtml(context, lesson)).not.toContain("from the second tab");
    await context.close();
  });

  it("stands although the phone's clock is wrong by years, in either direction", async () => {
    for (const years of [-11, 12]) {
      const context = await phoneOf(browser, url, "author");
      const shift = years * 365 * 86_400_000;
      await context.addInitScript((ms) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + ms;
      }, shift);
      const wrong = await open(context, lesson);
      await reflection(wrong).fill(`by a clock of ${years} years`);
      await expectSaved(wrong);
      await expectOnServer(context, `by a clock of ${years} years`);
      const right = await phoneOf(browser, url, "author");
      const page = await open(right, lesson);
      await reflection(page).fill(`by the right clock after ${years}`);
      await expectSaved(page);
      await expectOnServer(right, `by the right clock after ${years}`);
      expect(await serverHtml(right, lesson)).not.toContain("by a clock of");
      await context.close();
      await right.close();
    }
  });

  it("too long for the server stays whole in the field and on the device, and the page says so", async () => {
    const context = await phoneOf(browser, url, "author");
    const page = await open(context, lesson);
    const text = `${"long ".repeat(200_000)}end`;
    await page.evaluate((long) => {
      const field = document.querySelector("form[data-reflection] textarea");
      if (!(field instanceof HTMLTextAreaElement)) throw new Error("no field");
      field.value = long;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, text);
    await expect
      .poll(() => page.locator("form[data-reflection] [data-error]").first().textContent())
      .toMatch(/longer than/);
    await aSecond(page);
    await killTab(page);
    const again = await open(context, lesson);
    await expect.poll(() => reflection(again).inputValue()).toBe(text);
    await reflection(again).fill("short now");
    await expectSaved(again);
    await expectOnServer(context, "short now");
    await context.close();
  });
});

describe("a session that ended", () => {
  it("is taken up again in place by the same person, and by nobody else", async () => {
    const context = await phoneOf(browser, url, "author");
    const page = await open(context, lesson);
    await context.clearCookies({ name: "halypa_session" });
    await reflection(page).fill("written after the session ended");
    await expectBar(page, /You are signed out\. To send: 1/);
    await page.getByRole("button", { name: "Sign in" }).click();
    const dialog = page.getByRole("dialog", { name: "Sign in to continue" });
    const enter = async (account: string) => {
      await dialog.locator("input[name=email]").fill(nameOf(account));
      await dialog.locator("input[name=password]").fill(demoPassword);
      await dialog.locator("button[type=submit], form button:not([type=button])").first().click();
    };
    await enter("reviewer");
    await expect.poll(() => dialog.getByRole("alert").textContent()).toMatch(/somebody else/);
    expect((await context.cookies()).map(({ name }) => name)).not.toContain("halypa_session");
    await enter("author");
    await expect.poll(() => dialog.count()).toBe(0);
    await expectSaved(page);
    await expectOnServer(context, "written after the session ended");
    await context.close();
  });

  it("and was taken over by another person in another tab writes nothing in her name", async () => {
    const context = await phoneOf(browser, url, "author");
    const page = await open(context, lesson);
    await signIn(context, url, "reviewer");
    await reflection(page).fill("this belongs to the first");
    await expectBar(page, /You are signed out\. To send: 1/);
    expect(await serverHtml(context, lesson)).not.toContain("this belongs to the first");
    await context.close();
  });
});

describe("a queue", () => {
  it("of 100 with one on which the server breaks delivers the other 99, and the bar counts 1", async () => {
    const context = await phoneOf(browser, url, "administrator");
    const page = await open(context, `${url}/account`);
    await page.evaluate(async () => {
      const author = document.body.dataset["author"] ?? "";
      const reply: unknown = await (await fetch("/resources/seal")).json();
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open("halypa");
        request.addEventListener("success", () => resolve(request.result));
      });
      const transaction = database.transaction(["letters", "seals"], "readwrite");
      transaction.objectStore("seals").put({ ...(reply as object), lang: "en" });
      for (let at = 0; at < 100; at++) {
        const time = (Date.now() - 10_000 + at).toString(16).padStart(12, "0");
        const text = at === 40 ? "poison" : `text ${at}`;
        transaction.objectStore("letters").put({
          author,
          key: `test/${at}`,
          url: "/resources/reflections",
          fields: new URLSearchParams({ lesson: "what-social-work-is", prompt: "r1", text }).toString(),
          write: `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(at).padStart(12, "0")}`,
          page: "/learn",
          title: "One of a hundred",
          says: text,
          state: "waiting",
          why: "",
          tries: 0,
        });
      }
      await new Promise((resolve) => transaction.addEventListener("complete", resolve));
      database.close();
    });
    let arrived = 0;
    await context.route("**/resources/reflections", async (route) => {
      if (route.request().postData()?.includes("poison")) return route.fulfill({ status: 500 });
      const response = await route.fetch();
      if (response.ok()) arrived += 1;
      await route.fulfill({ response });
    });
    await page.goto(lesson);
    await expect.poll(() => arrived, { timeout: 60_000 }).toBe(99);
    await expectBar(page, /: 1$/);
    await expectOnServer(context, "text 99");
    await context.close();
  });

  it("shows what the server refuses for good with its text, to be copied or given up", async () => {
    const context = await phoneOf(browser, url, "author");
    const page = await open(context, lesson);
    await context.route("**/resources/reflections", (route) =>
      route.fulfill({ status: 404, json: { code: "not_found" } }),
    );
    await reflection(page).fill("a text that nobody wants");
    await expectBar(page, /Could not be saved: 1/);
    await page.getByRole("link", { name: "Show what was not saved" }).click();
    await expect
      .poll(() => page.locator("[data-says]").allTextContents())
      .toContain("a text that nobody wants");
    await expect.poll(() => page.getByText("no longer there, or it is not yours").isVisible()).toBe(true);
    await context.unroute("**/resources/reflections");
    await page.getByRole("button", { name: "Send again" }).click();
    await expectSaved(page);
    await expectOnServer(context, "a text that nobody wants");
    await context.close();
  });
});

describe("a check", () => {
  it("left without a network keeps its attempt and its answers, and submits once however often it is pressed", async () => {
    const context = await phoneOf(browser, url, "auditor");
    const page = await open(context, quiz);
    await page
      .getByRole("button", { name: /^(Start|Try)/ })
      .first()
      .click();
    const attempt = await page.locator("form[data-graded] input[name=attempt]").inputValue();
    await context.setOffline(true);
    for (const question of await page.locator("form[data-graded] [data-question]").all())
      await answerOne(question);
    await page.getByRole("button", { name: "Submit", exact: true }).click();
    await expect
      .poll(() => page.locator("[data-submit-problem]").textContent())
      .toMatch(/Nothing was submitted/);
    await killTab(page);
    await context.setOffline(false);
    const again = await open(context, quiz);
    expect(await again.locator("form[data-graded] input[name=attempt]").inputValue()).toBe(attempt);
    await expectSaved(again);
    const submits: string[] = [];
    again.on("request", (request) => {
      if (request.method() === "POST" && request.url() === quiz) submits.push(request.url());
    });
    await again.getByRole("button", { name: "Submit", exact: true }).dblclick();
    await expect.poll(() => again.getByText(/Your result/).count()).toBe(1);
    expect(submits).toHaveLength(1);
    await context.close();
  });
});

async function answerOne(question: ReturnType<Page["locator"]>): Promise<void> {
  const choices = question.locator("input[type=radio], input[type=checkbox]");
  if ((await choices.count()) > 0) await choices.first().check({ force: true });
  const selects = question.locator("select");
  for (let at = 0; at < (await selects.count()); at++) await selects.nth(at).selectOption({ index: at + 1 });
  const texts = question.locator("input:not([type])");
  for (let at = 0; at < (await texts.count()); at++) await texts.nth(at).fill("1");
}

describe("a story", () => {
  const steps = (page: Page) => page.locator("[data-story] [data-steps] > [data-step]").count();

  it("goes on without a network, keeps its way through a killed tab, and can be begun again", async () => {
    const context = await phoneOf(browser, url, "auditor");
    const page = await open(context, story);
    await context.setOffline(true);
    for (let at = 0; at < 2; at++)
      await page.locator("[data-story] button[name=choice]:enabled").first().click();
    expect(await steps(page)).toBe(3);
    expect(await page.locator("[data-story] [data-thought]:visible").count()).toBe(2);
    await aSecond(page);
    await killTab(page);
    await context.setOffline(false);
    const again = await open(context, story);
    await expect.poll(() => steps(again)).toBe(3);
    await expectSaved(again);
    await again.reload();
    expect(await steps(again)).toBe(3);
    await again.getByRole("button", { name: "Go through it once more" }).click();
    await expect.poll(() => steps(again)).toBe(1);
    await expectSaved(again);
    await again.reload();
    expect(await steps(again)).toBe(1);
    await context.close();
  });

  it("is told step by step without a script", async () => {
    const context = await phoneOf(browser, url, "coordinator", { javaScriptEnabled: false });
    const page = await open(context, story);
    expect(await steps(page)).toBe(1);
    for (let at = 0; at < 9; at++) {
      const choice = page.locator("[data-story] button[name=choice]:enabled").first();
      if ((await choice.count()) === 0) break;
      await choice.click();
      expect(await steps(page)).toBe(at + 2);
    }
    expect(await page.getByText("Here the story ends.").count()).toBe(1);
    await page.getByRole("button", { name: "Go through it once more" }).click();
    expect(await steps(page)).toBe(1);
    await context.close();
  });
});

describe("a shared phone", () => {
  const secret = "a secret thought of the first";

  it("after signing out with a network holds nothing of the first person: no storage, cache, Back or reload", async () => {
    const context = await phoneOf(browser, url, "author", { shared: true });
    const page = await open(context, lesson);
    await reflection(page).fill(secret);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/\/login/);
    expect(await everythingKept(page)).toBe(JSON.stringify([[], [], "", [], [], []]));
    for (const move of ["back", "reload", "forward"] as const) {
      await (move === "back" ? page.goBack() : move === "forward" ? page.goForward() : page.reload()).catch(
        () => null,
      );
      await page.waitForTimeout(300);
      expect(await page.content()).not.toContain(secret);
      expect(await page.content()).not.toContain("Akjemal");
    }
    await signIn(context, url, "reviewer", true);
    const next = await open(context, lesson);
    expect(await next.content()).not.toContain(secret);
    await signIn(context, url, "author", true);
    await expectOnServer(context, secret);
    await context.close();
  });

  it("after signing out without a network holds it sealed only, ends the session at the next request, and the next person's page delivers it as the first one's", async () => {
    const context = await phoneOf(browser, url, "author", { shared: true });
    const page = await open(context, lesson);
    await reflection(page).fill("before the network went");
    await expectSaved(page);
    await context.setOffline(true);
    const late = "written without a network by the first";
    await reflection(page).fill(late);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect.poll(() => page.locator("h1").textContent()).toBe("You are signed out on this device");
    const kept = await everythingKept(page);
    const author = "Akjemal";
    for (const trace of [
      late,
      encodeURIComponent(late),
      late.replaceAll(" ", "+"),
      author,
      "what-social-work-is",
    ]) {
      expect(kept, trace).not.toContain(trace);
      expect(await page.content(), trace).not.toContain(trace);
    }
    await context.setOffline(false);
    const [session] = (await context.cookies()).filter(({ name }) => name === "halypa_session");
    await page.goto(`${url}/learn`);
    expect(new URL(page.url()).pathname).toBe("/login");
    // The old cookie opens nothing any more, wherever it was copied to.
    const stolen = await browser.newContext();
    await stolen.addCookies([{ name: "halypa_session", value: session?.value ?? "", url }]);
    expect((await stolen.request.get(`${url}/account`, { maxRedirects: 0 })).status()).toBe(303);
    await stolen.close();
    await signIn(context, url, "reviewer", true);
    await page.goto(lesson);
    await expect.poll(() => everythingKept(page)).not.toMatch(/"[\w-]{200,}"/);
    expect(await serverHtml(context, lesson)).not.toContain(late);
    await signIn(context, url, "author", true);
    await expectOnServer(context, late);
    await context.close();
  });

  it("with two tabs seals what either of them has when one signs out without a network", async () => {
    const context = await phoneOf(browser, url, "author", { shared: true });
    const one = await open(context, lesson);
    const other = await open(context, lesson);
    await context.setOffline(true);
    await reflection(other).fill("typed in the other tab");
    await one.getByRole("button", { name: "Sign out" }).click();
    await expect.poll(() => one.locator("h1").textContent()).toBe("You are signed out on this device");
    expect(await everythingKept(one)).not.toContain("other");
    await context.setOffline(false);
    await one.goto(`${url}/login`);
    await signIn(context, url, "author", true);
    await expectOnServer(context, "typed in the other tab");
    await context.close();
  });

  it("without a network and with something that was refused signs out all the same", async () => {
    const context = await phoneOf(browser, url, "author", { shared: true });
    const page = await open(context, lesson);
    const refuse = "**/resources/reflections";
    await context.route(refuse, (route) => route.fulfill({ status: 404, json: { code: "not_found" } }));
    await reflection(page).fill("refused for good");
    await expectBar(page, /Could not be saved: 1/);
    await context.unroute(refuse);
    await context.setOffline(true);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect
      .poll(() => page.locator("h1").textContent(), { timeout: 15_000 })
      .toBe("You are signed out on this device");
    expect(await everythingKept(page)).not.toContain("refused");
    await context.close();
  });

  it("on which the first person's session ended without a word seals what she left when the next one comes", async () => {
    const context = await phoneOf(browser, url, "author", { shared: true });
    const page = await open(context, lesson);
    await context.setOffline(true);
    await reflection(page).fill("left in the middle");
    await aSecond(page);
    await killTab(page);
    await context.setOffline(false);
    await signIn(context, url, "reviewer", true);
    const next = await open(context, `${url}/learn`);
    await expect.poll(() => everythingKept(next)).not.toContain("middle");
    await signIn(context, url, "author", true);
    await expectOnServer(context, "left in the middle");
    await context.close();
  });
});

describe("an address that is not secure", () => {
  it("keeps nothing on the device, says so, and still saves", async () => {
    const { port } = new URL(url);
    const plain = `http://halypa.test:${port}`;
    const other = await launchBrowser([`--host-resolver-rules=MAP halypa.test 127.0.0.1`]);
    const context = await phoneOf(other, url, "manager");
    const cookies = await context.cookies();
    await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: plain })));
    const page = await open(context, lesson.replace(url, plain));
    await expectBar(page, /not secure, so nothing is kept on this device/);
    await reflection(page).fill("over a plain line");
    await expectBar(page, /not secure/);
    await expectOnServer(context, "over a plain line");
    await context.setOffline(true);
    await reflection(page).fill("only in the page");
    await expectBar(page, /To send: 1\. Leave this page open/);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    const asked = page.waitForEvent("dialog");
    void page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe("beforeunload");
    await (await asked).accept();
    await other.close();
  });
});
