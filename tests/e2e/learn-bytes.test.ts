import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "#tests/support/browser.ts";

const url = inject("portalUrl");
const first = `${url}/learn/social-work-1/what-social-work-is`;
const second = `${url}/learn/social-work-1/who-does-what`;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Signed in without having opened a page: the browser's cache is cold. */
async function signedIn(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const form = { email: "worker2@demo.example", password: "halypa-demo" };
  const answer = await context.request.post(`${url}/login`, { form, headers: { Origin: url } });
  expect(answer.ok()).toBe(true);
  return context;
}

interface Loaded {
  readonly path: string;
  /** On the wire, headers included. */
  readonly bytes: number;
}

/** Everything that the network brings while the page is opened and for a while after, pictures aside. */
async function load(
  page: Page,
  address: string,
  slow = false,
): Promise<{ loaded: Loaded[]; painted: number }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  if (slow)
    await cdp.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
  const asked = new Map<string, string>();
  const loaded: Loaded[] = [];
  cdp.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    const { pathname } = new URL(request.url);
    // Pictures aside: the sign in the tab is one too, although the browser does not call it so.
    if (type !== "Image" && !pathname.endsWith(".svg")) asked.set(requestId, pathname);
  });
  cdp.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.fromDiskCache) asked.delete(requestId);
  });
  cdp.on("Network.requestServedFromCache", ({ requestId }) => asked.delete(requestId));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const path = asked.get(requestId);
    if (path !== undefined) loaded.push({ path, bytes: encodedDataLength });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const painted = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        }),
      ),
  );
  await cdp.detach();
  return { loaded, painted };
}

const sum = (loaded: readonly Loaded[]) => loaded.reduce((all, { bytes }) => all + bytes, 0);

describe("a learner pays", () => {
  it("at most 25 KB in 5 requests for the first lesson, and 8 KB for the next", async () => {
    const context = await signedIn();
    const page = await context.newPage();
    const cold = await load(page, first);
    const next = await load(page, second);
    console.log("first lesson", sum(cold.loaded), cold.loaded, "next lesson", sum(next.loaded), next.loaded);
    expect(cold.loaded.length).toBeGreaterThanOrEqual(3);
    expect(cold.loaded.length).toBeLessThanOrEqual(5);
    expect(sum(cold.loaded)).toBeLessThanOrEqual(25 * 1024);
    expect(next.loaded.length).toBeGreaterThanOrEqual(1);
    expect(sum(next.loaded)).toBeLessThanOrEqual(8 * 1024);
    await context.close();
  });

  it("nothing to anybody else, and little enough to read soon on 400 kbit/s", async () => {
    const context = await signedIn();
    const page = await context.newPage();
    const { loaded, painted } = await load(page, first, true);
    console.log(`lesson text painted after ${Math.round(painted)} ms at 400 kbit/s and 400 ms`);
    // Two round trips and these bytes at 50 kB/s are what stands between a tap and the text: the page and its style.
    // The script is a module, which waits for neither and holds up neither.
    const shown = loaded.filter(({ path }) => path.endsWith(".css") || path.endsWith("/what-social-work-is"));
    expect(shown).toHaveLength(2);
    expect(sum(shown)).toBeLessThanOrEqual(16 * 1024);
    await context.close();
  });
});
