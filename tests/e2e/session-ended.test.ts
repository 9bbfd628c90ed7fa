import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { locales } from "#app/domain/kernel/locale.ts";
import { translator } from "#app/i18n/translate.ts";
import { launchBrowser } from "#tests/support/browser.ts";

const url = inject("portalUrl");
const lesson = `${url}/learn/social-work-1/nine-principles`;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Without scripts: what is typed is only in the page. */
async function writer(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  });
  const headers = { Origin: url };
  const form = { email: "reviewer@demo.example", password: "halypa-demo" };
  await context.request.post(`${url}/login`, { form, headers });
  await context.request.post(`${url}/language`, { form: { locale: "en", next: "/learn" }, headers });
  return context.newPage();
}

async function signIn(page: Page, login: string, password: string) {
  await page.locator('input[name="resume.login"]').fill(login);
  await page.locator('input[name="resume.password"]').fill(password);
  await page.getByRole("button", { name: "Sign in and send" }).click();
}

describe("a form that comes after its session ended, without scripts", () => {
  it("waits in the sign-in page, through a wrong password, and is sent when its author signed in", async () => {
    const page = await writer();
    await page.goto(lesson);
    const form = page.locator('form:has(input[name="intent"][value="answer"])').first();
    await form.locator("input[type=radio], input[type=checkbox]").first().check({ force: true });
    await page.context().clearCookies();
    await form.getByRole("button", { name: "Check my answer" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Sign in to go on");

    await signIn(page, "reviewer@demo.example", "not the password");
    expect(await page.getByRole("alert").textContent()).not.toBe("");
    await signIn(page, "reviewer@demo.example", "halypa-demo");
    await page.waitForURL((address) => address.pathname.endsWith("/nine-principles"));
    expect(await page.locator("[data-verdict]").first().textContent()).not.toBe("");
    await page.context().close();
  });

  it("is nobody else's: who signs in instead stores nothing of it", async () => {
    const page = await writer();
    await page.goto(lesson);
    const form = page.locator('form:has(input[name="intent"][value="answer"])').first();
    await form.locator("input[type=radio], input[type=checkbox]").first().check({ force: true });
    await page.context().clearCookies();
    await form.getByRole("button", { name: "Check my answer" }).click();
    await signIn(page, "auditor@demo.example", "halypa-demo");
    const lang = await page.locator("html").getAttribute("lang");
    // In the language of the one who is signed in now.
    const locale = locales.find((one) => one === lang) ?? "en";
    expect(await page.locator("main").textContent()).toContain(
      translator(locale)("errors.code.other_author"),
    );
    await page.goto(lesson);
    expect(await page.locator("[data-verdict]").first().textContent()).toBe("");
    await page.context().close();
  });
});
