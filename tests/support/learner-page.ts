import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

export const demoPassword = "halypa-demo";
export const nameOf = (account: string): string => `${account}@demo.example`;

/** A phone on which a demo person is signed in, with the portal in English. */
export async function phoneOf(
  browser: Browser,
  url: string,
  account: string,
  options: BrowserContextOptions & { readonly shared?: boolean } = {},
): Promise<BrowserContext> {
  const { shared = false, ...more } = options;
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...more });
  await signIn(context, url, account, shared);
  return context;
}

export async function signIn(
  context: BrowserContext,
  url: string,
  account: string,
  shared = false,
): Promise<void> {
  const headers = { Origin: url };
  const form = { email: nameOf(account), password: demoPassword, ...(shared ? { shared: "on" } : {}) };
  const answer = await context.request.post(`${url}/login`, { form, headers });
  if (!answer.ok()) throw new Error(`${account} could not sign in: ${answer.status()}`);
  await context.request.post(`${url}/language`, { form: { locale: "en", next: "/learn" }, headers });
}

/** Ends the tab as a phone does that needs the memory: no event is fired, nothing can be saved any more. */
export async function killTab(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash", { timeout: 5000 }).catch(() => null);
  cdp.send("Page.crash").catch(() => null);
  await crashed;
  await page.close().catch(() => null);
}

export const barText = (page: Page): Promise<string> =>
  page
    .locator("[data-saved-text]")
    .textContent()
    .then((text) => text?.trim() ?? "");

/** What the server itself shows of a page, read by a browser that keeps nothing and runs no script. */
export async function serverHtml(context: BrowserContext, address: string): Promise<string> {
  const answer = await context.request.get(address);
  if (!answer.ok()) throw new Error(`${address}: ${answer.status()}`);
  return answer.text();
}

/** Everything that this origin keeps in the browser, as one text. */
export function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie];
    for (const name of await caches.keys()) found.push(name);
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error("no database")));
      });
      for (const store of database.objectStoreNames)
        found.push(
          await new Promise((resolve) => {
            const request = database.transaction(store).objectStore(store).getAll();
            request.addEventListener("success", () => resolve(request.result));
          }),
        );
      database.close();
    }
    return JSON.stringify(found);
  });
}
