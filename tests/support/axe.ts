import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Axe objects to nothing on the page that is open, and it is no wider than the screen. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // The other mode opens a second page for frames of other sites, which the portal has none of.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  expect(found, what).toEqual([]);
  const tooWide = await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(tooWide, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
}
