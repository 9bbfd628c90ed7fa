import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { launchBrowser } from "#tests/support/browser.ts";

const url = inject("portalUrl");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

describe("the first page in a browser", () => {
  it.each([
    { width: 360, javaScriptEnabled: true },
    { width: 1280, javaScriptEnabled: false },
  ])(
    "breaks no rule of its policy and asks nobody else for anything: %o",
    async ({ width, javaScriptEnabled }) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
      const page = await context.newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      const response = await page.goto(url, { waitUntil: "networkidle" });
      expect(response?.status()).toBe(200);
      expect(complaints).toEqual([]);
      expect(asked.filter((address) => !address.startsWith(url))).toEqual([]);
      expect(asked.length).toBeLessThanOrEqual(5);
      const fits = await page.locator("html").evaluate((root) => root.scrollWidth <= root.clientWidth);
      expect(fits, "nothing is wider than the screen").toBe(true);
      await context.close();
    },
  );
});
