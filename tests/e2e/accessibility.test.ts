import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import { expectAccessible } from "#tests/support/axe.ts";
import { launchBrowser } from "#tests/support/browser.ts";

const url = inject("portalUrl");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** One page per route, with the account that sees most of it. */
const pages: ReadonlyArray<{ path: string; account: string | null; status?: number }> = [
  { path: "/", account: null },
  { path: "/login", account: null },
  { path: "/welcome", account: null },
  { path: "/reset", account: null },
  { path: "/nothing/here", account: null, status: 404 },
  { path: "/account", account: "worker" },
  { path: "/learn", account: "worker" },
  { path: "/learn/social-work-1", account: "worker" },
  { path: "/learn/path/specialists", account: "worker" },
  { path: "/learn/path/managers", account: "manager" },
  { path: "/learn/treatnet-family", account: "worker" },
  { path: "/learn/treatnet-family/being-observed", account: "worker", status: 403 },
  { path: "/learn/social-work-1/what-social-work-is", account: "worker" },
  { path: "/learn/social-work-1/map-of-services", account: "worker" },
  { path: "/learn/social-work-1/quiz/profession-and-services", account: "worker" },
  { path: "/learn/social-work-1/first-home-visit", account: "worker" },
  { path: "/unsent", account: "worker" },
  { path: "/learn/social-work-1/assessment", account: "worker" },
  { path: "/learn/social-work-1/task/social-work-1/first-circle", account: "worker" },
  { path: "/learn/social-work-1/task/social-work-1/first-circle", account: "manager" },
  { path: "/glossary", account: "worker" },
  { path: "/search?q=caga", account: "worker" },
  { path: "/review", account: "worker" },
  { path: "/saved", account: "worker" },
  { path: "/record", account: "worker" },
  { path: "/learn/social-work-1/what-social-work-is/part/1", account: "worker" },
  { path: "/studio", account: "worker", status: 403 },
  { path: "/certificates", account: "worker" },
  { path: "/verify/nothing", account: null, status: 404 },
  { path: "/journal", account: "worker" },
  { path: "/journal/new?form=free", account: "worker" },
  { path: "/journal/new?form=staged", account: "worker" },
  { path: "/supervise", account: "supervisor" },
  { path: "/supervise", account: "manager" },
  { path: "/supervision", account: "worker" },
  { path: "/supervision", account: "worker2" },
  { path: "/studio", account: "author" },
  { path: "/studio/remarks", account: "author" },
  { path: "/coordinate", account: "coordinator" },
  { path: "/coordinate/people/new", account: "coordinator" },
  { path: "/coordinate/approvals", account: "coordinator" },
  { path: "/coordinate/groups", account: "coordinator" },
  { path: "/coordinate/learning", account: "coordinator" },
  { path: "/coordinate/supervision", account: "coordinator" },
  { path: "/coordinate/directory", account: "coordinator" },
  { path: "/coordinate/directory/new", account: "coordinator" },
  { path: "/directory", account: "worker" },
  { path: "/learn/social-work-1/confidentiality-and-consent", account: "worker" },
  { path: "/administer", account: "administrator" },
  { path: "/administer/start", account: "administrator" },
  { path: "/inbox", account: "supervisor" },
  { path: "/inbox", account: "worker" },
  { path: "/audit", account: "auditor" },
  { path: "/audit?from=yesterday", account: "auditor" },
];

const accounts = [null, ...new Set(pages.flatMap(({ account }) => account ?? []))];

async function signedIn(account: string | null, locale: Locale, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  if (account) {
    await page.goto(`${url}/login`);
    await page.fill("input[name=email]", `${account}@demo.example`);
    await page.fill("input[name=password]", "halypa-demo");
    await Promise.all([
      page.waitForURL((address) => address.pathname !== "/login"),
      page.press("input[name=password]", "Enter"),
    ]);
  }
  const answer = await context.request.post(`${url}/language`, {
    form: { locale, next: "/" },
    headers: { Origin: url },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  await page.close();
  return context;
}

const walks = [...locales.map((locale) => ({ locale, width: 360 })), { locale: "tk" as const, width: 1280 }];

describe.each(walks)("in $locale at $width px", ({ locale, width }) => {
  test.each(accounts)(
    "every page that %s opens has nothing that axe objects to and fits the screen",
    async (account) => {
      const context = await signedIn(account, locale, width);
      const page = await context.newPage();
      for (const { path, status = 200 } of pages.filter((one) => one.account === account)) {
        const response = await page.goto(url + path);
        expect(response?.status(), path).toBe(status);
        expect(await page.locator("html").getAttribute("lang"), path).toMatch(new RegExp(`^${locale}`));
        await expectAccessible(page, path);
      }
      await context.close();
    },
  );

  test("so have the page of a person and of a group, with everything unfolded", async () => {
    const context = await signedIn("coordinator", locale, width);
    const page = await context.newPage();
    for (const [list, link] of [
      ["/coordinate?name=hydyrowa", "main table a"],
      ["/coordinate?name=myradowa", "main table a"],
      ["/coordinate/groups", "main article a.btn"],
    ] as const) {
      await page.goto(url + list);
      const address = (await page.locator(link).first().getAttribute("href")) ?? "/nothing";
      expect((await page.goto(url + address))?.status(), address).toBe(200);
      await page
        .locator("main details")
        .evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
      await expectAccessible(page, list);
    }
    await context.close();
  });
});
