import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "#tests/support/browser.ts";

const url = inject("portalUrl");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = () =>
  browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false, locale: "en-GB" });

describe("on a phone of 360 px without a script", () => {
  test("a coordinator invites a person, and with the code on paper she opens her account", async () => {
    const office = await phone();
    const page = await office.newPage();
    const send = (label: RegExp) =>
      Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: label }).first().click()]);
    await page.goto(`${url}/login`);
    await page.fill("input[name=email]", "coordinator@demo.example");
    await page.fill("input[name=password]", "halypa-demo");
    await Promise.all([page.waitForEvent("load"), page.press("input[name=password]", "Enter")]);
    await office.request.post(`${url}/language`, {
      form: { locale: "en", next: "/" },
      headers: { Origin: url },
      maxRedirects: 0,
    });
    await page.goto(`${url}/coordinate`);
    await page.getByRole("link", { name: "Invite a person" }).click();
    await page.getByLabel("Surname", { exact: true }).fill("Täzeýewa");
    await page.getByLabel("Given name", { exact: true }).fill("Güljemal");
    await page.getByLabel("Place of work").selectOption("demo/centre-bagtyyarlyk");
    await send(/make the account/i);
    const userName = await page.locator("dd strong").first().textContent();
    const code = await page.locator(".code-paper").textContent();
    expect(userName).toBe("guljemal.tazeyewa");
    const width = await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(width).toBeLessThanOrEqual(0);
    await office.close();

    const home = await phone();
    const own = await home.newPage();
    const next = () =>
      Promise.all([own.waitForEvent("load"), own.locator("main form button[type=submit]").first().click()]);
    await own.goto(`${url}/welcome`);
    await own.fill("input[name=name]", userName ?? "");
    await own.fill("input[name=code]", code ?? "");
    await next();
    await next();
    await own.fill("input[name=password]", "dört sany gyzyl alma");
    await own.fill("input[name=passwordRepeat]", "dört sany gyzyl alma");
    await next();
    await own.goto(`${url}/account`);
    expect(await own.locator("main").textContent()).toContain("guljemal.tazeyewa");
    await home.close();
  });
});
