import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { expectAccessible } from "#tests/support/axe.ts";
import { launchBrowser } from "#tests/support/browser.ts";

const url = inject("portalUrl");
const people = `${url}/supervise`;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A phone of 360 px with somebody signed in, in English. */
async function seat(login: string, javaScriptEnabled: boolean): Promise<Seat> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    javaScriptEnabled,
  });
  const headers = { Origin: url };
  const form = { email: login, password: "halypa-demo" };
  await context.request.post(`${url}/login`, { form, headers });
  await context.request.post(`${url}/language`, { form: { locale: "en", next: "/learn" }, headers });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  return { context, page };
}

/** Counts what a thumb does: each tap, and the tap that puts one into a field; the words themselves are free. */
function thumb() {
  let taps = 0;
  return {
    taps: () => taps,
    async tap(target: Locator) {
      taps++;
      await target.tap();
    },
    async write(field: Locator, words: string) {
      taps++;
      await field.tap();
      await field.fill(words);
    },
  };
}

type Thumb = ReturnType<typeof thumb>;

const decision = (page: Page) => page.getByRole("textbox", { name: "What we decided, and why" });
const strength = (page: Page) => page.getByRole("textbox", { name: "A strength I saw" });
const action = (page: Page, number: number) => page.getByRole("textbox", { name: `Action ${number}` });
const doneByMe = (page: Page, number: number) =>
  page.getByRole("group", { name: `Who does action ${number}` }).getByRole("radio", { name: "Me" });
/** The choice beside the words of an earlier action. */
const carried = (page: Page, words: string, state: string) =>
  page.getByRole("group", { name: words }).getByRole("radio", { name: state });

/** The whole row of a choice is its label. */
const label = (page: Page, text: string) => page.locator("label").getByText(text, { exact: true });

const linkTo = (page: Page, name: string) =>
  page.getByRole("link", { name: new RegExp(`^(Log session|Go on with the draft) ${name}`) });

async function openLog(page: Page, name: string, by: Thumb): Promise<void> {
  await page.goto(people);
  await by.tap(linkTo(page, name));
  await page.getByRole("heading", { name }).waitFor();
}

async function signed(page: Page, by: Thumb): Promise<void> {
  await by.tap(page.getByRole("button", { name: "Sign and send" }));
  await page.waitForURL(/\/supervise\/records\//);
  expect(await page.getByText("Signed and sent.").count()).toBe(1);
}

/** Opens the record that waits longest for an answer. */
async function openWaiting(page: Page): Promise<void> {
  await page.goto(`${url}/learn`);
  await page.getByRole("link", { name: "Read and answer" }).tap();
  await page.waitForURL(/\/supervision\/[\w-]+$/);
}

describe.each([
  { javaScriptEnabled: true, login: "worker@demo.example", name: "Jeren Myradowa" },
  { javaScriptEnabled: false, login: "aysoltan.garryyewa", name: "Aýsoltan Garryýewa" },
])("a supervisor at 360 px, scripts $javaScriptEnabled", ({ javaScriptEnabled, login, name }) => {
  it("logs sessions in at most twelve taps, and gets each of the three answers", async () => {
    const supervisor = await seat("supervisor@demo.example", javaScriptEnabled);
    const worker = await seat(login, javaScriptEnabled);
    const { page } = supervisor;

    const first = thumb();
    await openLog(page, name, first);
    await first.write(decision(page), "We wait with the school until the boy agrees to come.");
    await first.write(strength(page), "Stayed calm when the uncle shouted.");
    await first.write(action(page, 1), "Visit the kindergarten");
    await first.tap(page.getByText("+ add an action").first());
    await first.write(action(page, 2), "Find the form for the allowance");
    await first.tap(doneByMe(page, 2));
    await signed(page, first);

    await openWaiting(worker.page);
    expect(await worker.page.getByText("We wait with the school").count()).toBe(1);
    expect(await worker.page.getByRole("radio", { checked: true }).count()).toBe(0);
    await label(worker.page, "I agree").tap();
    await worker.page.getByRole("button", { name: "Send the answer" }).tap();
    await expect.poll(() => worker.page.getByText("The record is locked now").count()).toBe(1);
    expect(await worker.page.getByRole("button", { name: "Send the answer" }).count()).toBe(0);

    const second = thumb();
    await openLog(page, name, second);
    await second.tap(carried(page, "Visit the kindergarten", "Done"));
    await second.tap(carried(page, "Find the form for the allowance", "Drop"));
    await second.write(decision(page), "The boy came. The school meets on Friday, with him.");
    await second.write(strength(page), "Asked him first.");
    await second.write(action(page, 1), "Call the class teacher");
    await second.tap(page.getByText("+ add an action").first());
    await second.write(action(page, 2), "Read the order on meetings");
    await second.tap(doneByMe(page, 2));
    await signed(page, second);
    console.log(`taps with scripts ${javaScriptEnabled}: ${second.taps()}`);
    expect(second.taps()).toBeLessThanOrEqual(12);

    await openWaiting(worker.page);
    await label(worker.page, "I agree, with a comment").tap();
    await worker.page.getByRole("button", { name: "Send the answer" }).tap();
    await expect.poll(() => worker.page.getByRole("alert").textContent()).toContain("Write your comment");
    await worker.page
      .getByRole("textbox", { name: "Your comment" })
      .fill("The grandmother wants to come too.");
    await worker.page.getByRole("button", { name: "Send the answer" }).tap();
    await expect.poll(() => worker.page.getByText("The record is locked now").count()).toBe(1);

    const third = thumb();
    await openLog(page, name, third);
    expect(await page.getByText("Visit the kindergarten").count()).toBe(0);
    expect(await page.getByRole("radio", { name: "Still open" }).count()).toBe(2);
    await third.write(decision(page), "We close the plan in December.");
    await third.write(strength(page), "Keeps the family's words in the notes.");
    await signed(page, third);

    await openWaiting(worker.page);
    await label(worker.page, "I see it differently").tap();
    await worker.page
      .getByRole("textbox", { name: "How you see it" })
      .fill("December is too early for the boy.");
    await worker.page.getByRole("button", { name: "Send the answer" }).tap();
    await expect.poll(() => worker.page.getByText("The record is locked now").count()).toBe(1);

    await page.goto(people);
    const card = page.getByRole("listitem").filter({ hasText: name }).first();
    expect(await card.textContent()).toContain("sees it differently");
    await card.getByRole("link", { name: `Open ${name}` }).tap();
    await page.waitForURL(/\/supervise\/records\//);
    expect(await page.getByText("December is too early for the boy.").count()).toBe(1);
    await page.locator("summary", { hasText: "Add something" }).tap();
    await page.getByRole("textbox", { name: "Add something" }).fill("Then we look again in January.");
    await page.getByRole("button", { name: "Sign and add" }).tap();
    await expect.poll(() => page.getByText("Then we look again in January.").count()).toBe(1);
    await page.goto(people);
    const still = page
      .getByRole("listitem")
      .filter({ hasText: name })
      .filter({ hasText: "sees it differently" });
    expect(await still.count()).toBe(0);

    await worker.page.reload();
    expect(await worker.page.getByText("Then we look again in January.").count()).toBe(1);
    await supervisor.context.close();
    await worker.context.close();
  });

  it("is told what is missing, and loses nothing of what was typed", async () => {
    const { context, page } = await seat("supervisor@demo.example", javaScriptEnabled);
    await openLog(page, name, thumb());
    await decision(page).fill("");
    await strength(page).fill("Came prepared.");
    await page.locator("summary", { hasText: "More:" }).tap();
    await page.getByRole("textbox", { name: "Case reference" }).fill("no figures");
    await page.getByRole("button", { name: "Sign and send" }).tap();
    const said = page.getByRole("alert");
    await expect.poll(() => said.textContent()).toContain("Write what you decided, and why");
    expect(await said.textContent()).toContain("A case reference is letters and figures");
    expect(await strength(page).inputValue()).toBe("Came prepared.");
    expect(await page.getByRole("textbox", { name: "Case reference" }).inputValue()).toBe("no figures");
    await context.close();
  });
});

/** Types, and waits until the server has it. */
async function typeAndSave(page: Page, words: string): Promise<void> {
  const saved = page.waitForResponse((response) => response.url().endsWith("/resources/supervision-drafts"));
  await decision(page).fill(words);
  expect((await saved).status()).toBe(200);
  await expect.poll(() => page.locator("[data-draft-text]").textContent()).toBe("Draft saved");
}

describe("what axe says of the pages that need a person or a record", () => {
  it.each(["tk", "ru", "en"])("is nothing, and none is wider than 320 px, in %s", async (locale) => {
    const { context, page } = await seat("supervisor@demo.example", true);
    await context.request.post(`${url}/language`, {
      form: { locale, next: "/" },
      headers: { Origin: url },
    });
    await page.setViewportSize({ width: 320, height: 700 });
    const hrefs = async (pattern: RegExp) => {
      const all = await page
        .locator("main a")
        .evaluateAll((links) => links.map((one) => one.getAttribute("href")));
      return all.find((href) => href !== null && pattern.test(href)) ?? "";
    };
    await page.goto(people);
    const addresses = [
      await hrefs(/^\/supervise\/person\//),
      await hrefs(/^\/supervise\/log\//),
      await hrefs(/^\/supervise\/log-group\//),
      await hrefs(/^\/supervise\/group\//),
      await hrefs(/^\/supervise\/records\//),
    ];
    for (const address of addresses) {
      expect(address).not.toBe("");
      expect((await page.goto(url + address))?.status()).toBe(200);
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
      await expectAccessible(page, address);
    }
    await context.close();
  });
});

describe("a draft", () => {
  it("is kept while one types: a reload and a killed tab lose nothing", async () => {
    const { context, page } = await seat("supervisor@demo.example", true);
    await openLog(page, "Jeren Myradowa", thumb());
    const log = page.url();
    await typeAndSave(page, "Zäwere bilen duşuşyk:");
    await page.reload();
    expect(await decision(page).inputValue()).toBe("Zäwere bilen duşuşyk:");

    const more = page.locator("summary", { hasText: "More:" });
    if (!(await page.getByRole("checkbox", { name: "supportive" }).isVisible())) await more.tap();
    await page.getByRole("checkbox", { name: "supportive" }).tap();
    await typeAndSave(page, "Zäwere bilen duşuşyk: garaşýarys.");
    await page.goto("chrome://crash").catch(() => null);

    const next = await context.newPage();
    await next.goto(log);
    expect(await decision(next).inputValue()).toBe("Zäwere bilen duşuşyk: garaşýarys.");
    expect(await next.getByRole("checkbox", { name: "supportive" }).isChecked()).toBe(true);
    await context.close();
  });

  it("that two devices changed shows both texts and overwrites neither", async () => {
    const phone = await seat("supervisor@demo.example", true);
    const desk = await seat("supervisor@demo.example", true);
    await openLog(phone.page, "Jeren Myradowa", thumb());
    const log = phone.page.url();
    await typeAndSave(phone.page, "Begun.");
    await desk.page.goto(log);
    await typeAndSave(desk.page, "Written at the desk.");
    await decision(phone.page).fill("Written on the bus.");
    const bar = phone.page.locator("[data-draft-text]");
    await expect.poll(() => bar.textContent()).toBe("The draft was changed on another device.");
    await phone.page.getByRole("button", { name: "Compare both" }).tap();
    await expect.poll(() => phone.page.getByRole("alert").textContent()).toContain("Written at the desk.");
    expect(await decision(phone.page).inputValue()).toBe("Written on the bus.");
    await desk.page.reload();
    expect(await decision(desk.page).inputValue()).toBe("Written at the desk.");

    await typeAndSave(phone.page, "Both, now one text.");
    await desk.page.reload();
    expect(await decision(desk.page).inputValue()).toBe("Both, now one text.");
    await desk.page.getByRole("button", { name: "Throw the draft away" }).tap();
    await expect.poll(() => desk.page.getByText("The draft is thrown away.").count()).toBe(1);
    await phone.context.close();
    await desk.context.close();
  });

  it("waits for the network, says so, and arrives", async () => {
    const { context, page } = await seat("supervisor@demo.example", true);
    await openLog(page, "Jeren Myradowa", thumb());
    const log = page.url();
    await context.setOffline(true);
    await decision(page).fill("Tor ýok wagty ýazdym.");
    const bar = page.locator("[data-draft-text]");
    await expect.poll(() => bar.textContent(), { timeout: 5000 }).toContain("No network");
    await context.setOffline(false);
    await expect.poll(() => bar.textContent(), { timeout: 20_000 }).toBe("Draft saved");
    await page.goto(log);
    expect(await decision(page).inputValue()).toBe("Tor ýok wagty ýazdym.");
    await page.getByRole("button", { name: "Throw the draft away" }).tap();
    await context.close();
  });
});

describe("a group of twelve", () => {
  it("is logged with who was absent, a text for all and a word for one, which only she reads", async () => {
    const { context, page } = await seat("supervisor@demo.example", true);
    await page.goto(people);
    await page.getByRole("link", { name: /^(Log session|Go on with the draft) Penşenbe topary/ }).tap();
    await page.waitForURL(/\/supervise\/log-group\//);
    const members = page.locator("li.member");
    expect(await members.count()).toBe(12);
    const member = page.locator("li.member", { hasText: "Nartäç Amangeldiýewa" });
    const others = page.locator("li.member").filter({ hasNotText: "Nartäç Amangeldiýewa" });
    await others.nth(0).getByRole("checkbox", { name: "absent" }).tap();
    expect(await others.nth(0).locator("summary").first().isVisible()).toBe(false);
    await decision(page).fill("We visit in pairs after dark.");
    await member.locator("summary").first().tap();
    await member.getByRole("textbox", { name: "A strength I saw" }).fill("Said aloud what all thought.");
    await page.getByRole("button", { name: "Sign and send" }).tap();
    await page.waitForURL(people);
    expect(await page.getByText("Signed and sent to all who attended.").count()).toBe(1);
    await context.close();

    const first = await seat("nartac.amangeldiyewa", true);
    await openWaiting(first.page);
    expect(await first.page.getByText("We visit in pairs after dark.").count()).toBe(1);
    expect(await first.page.getByText("Said aloud what all thought.").count()).toBe(1);
    const hers = first.page.url();
    await first.context.close();

    const other = await seat("gulalek.meredowa", true);
    await openWaiting(other.page);
    expect(await other.page.getByText("We visit in pairs after dark.").count()).toBe(1);
    expect(await other.page.getByText("Said aloud what all thought.").count()).toBe(0);
    expect((await other.page.goto(hers))?.status()).toBe(404);
    await other.context.close();
  });
});
