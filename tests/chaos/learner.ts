import { setTimeout as wait } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import {
  barText,
  demoPassword,
  everythingKept,
  killTab,
  nameOf,
  signIn,
} from "#tests/support/learner-page.ts";
import type { MortalPortal } from "./portal.ts";
import type { Random } from "./random.ts";

/** How long everything may take once the troubles are over; a busy machine starts a server in seconds. */
const patienceMs = 60_000;
const barMs = 1500;

/** What can happen to somebody who is writing. */
export const troubles = [
  "kill-tab",
  "no-network",
  "reload",
  "session-ends",
  "answers-500",
  "answers-503",
  "answers-html",
  "reply-lost",
  "kill-server",
] as const;
export type Trouble = (typeof troubles)[number];

/** One person at one phone, on whom troubles come; she signs in again and opens the page again when she must. */
export class Learner {
  page: Page | null = null;
  /** How often a page was loaded: what is in memory lives as long as it stays the same. */
  loads = 0;
  /** How many of the next writes meet which trouble at the server. */
  private ill: { readonly kind: "500" | "503" | "html" | "lost"; left: number } = { kind: "500", left: 0 };

  constructor(
    readonly context: BrowserContext,
    readonly account: string,
    readonly portal: MortalPortal,
  ) {}

  async begin(): Promise<void> {
    await this.context.route("**/resources/*", async (route) => {
      const ill = this.ill;
      if (route.request().method() !== "POST" || ill.left <= 0) return route.continue().catch(() => {});
      ill.left -= 1;
      // A hotel's network, a proxy: they answer for the portal.
      if (ill.kind === "html")
        return route.fulfill({ contentType: "text/html", body: "<h1>Welcome</h1>" }).catch(() => {});
      if (ill.kind !== "lost") return route.fulfill({ status: Number(ill.kind) }).catch(() => {});
      // The server has done it, and nobody hears of it.
      await route.fetch().catch(() => null);
      await route.abort().catch(() => {});
    });
    await this.signIn();
  }

  async signIn(): Promise<void> {
    for (let time = 0; ; time++) {
      await this.portal.up();
      try {
        return await signIn(this.context, this.portal.url, this.account);
      } catch (error) {
        if (time > 100) throw error;
        await wait(250);
      }
    }
  }

  /** The page, open and signed in, whatever happened before. */
  async open(path: string): Promise<Page> {
    const wanted = this.portal.url + path;
    const until = performance.now() + patienceMs;
    let why = "";
    while (performance.now() < until) {
      await this.portal.up();
      if (this.page?.isClosed() !== false) this.page = await this.context.newPage();
      const page = this.page;
      try {
        if (page.url() !== wanted) {
          page.on("dialog", (dialog) => void dialog.accept().catch(() => {}));
          this.loads += 1;
          const answer = await page.goto(wanted, { timeout: 10_000 });
          if (new URL(page.url()).pathname === "/login") {
            await this.signIn();
            continue;
          }
          if (new URL(page.url()).pathname !== path) throw new Error(`it led to ${page.url()}`);
          if (!answer?.ok()) throw new Error(`status ${answer?.status()}`);
        }
        return page;
      } catch (error) {
        why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
        await wait(200);
        await this.findNetwork();
      }
    }
    throw new Error(`${path} could not be opened: ${why}`);
  }

  /** The same with its script: one that did not load promises nothing and shows no bar, so it is opened anew. */
  async openAlive(path: string): Promise<Page> {
    for (let time = 0; time < 20; time++) {
      const page = await this.open(path);
      const bar = page.locator("[data-saved-bar]:not([hidden])");
      if (
        await bar.waitFor({ state: "attached", timeout: 5000 }).then(
          () => true,
          () => false,
        )
      )
        return page;
      await page.goto("about:blank").catch(() => null);
    }
    throw new Error(`the script of ${path} did not come`);
  }

  /** @returns what became of the page */
  async suffer(trouble: Trouble, random: Random): Promise<"lives" | "left" | "killed"> {
    switch (trouble) {
      case "kill-tab":
        if (this.page) await killTab(this.page);
        this.page = null;
        return "killed";
      case "no-network":
        await this.loseNetwork(200 + random.below(1500));
        return "lives";
      case "reload":
        await this.page?.goto("about:blank", { timeout: 5000 }).catch(() => null);
        return "left";
      case "session-ends":
        await this.context.clearCookies({ name: "halypa_session" });
        return "lives";
      case "answers-500":
      case "answers-503":
        this.ill = { kind: trouble === "answers-500" ? "500" : "503", left: 1 + random.below(3) };
        return "lives";
      case "answers-html":
        this.ill = { kind: "html", left: 1 + random.below(3) };
        return "lives";
      case "reply-lost":
        this.ill = { kind: "lost", left: 1 + random.below(2) };
        return "lives";
      case "kill-server":
        void this.portal.kill();
        return "lives";
    }
  }

  private offlineUntil = 0;

  async loseNetwork(ms: number): Promise<void> {
    this.offlineUntil = performance.now() + ms;
    await this.context.setOffline(true);
    setTimeout(() => void this.findNetwork().catch(() => {}), ms);
  }

  /** Also for a page that was made in the very moment in which the network came back. */
  private async findNetwork(): Promise<void> {
    if (performance.now() >= this.offlineUntil) await this.context.setOffline(false);
  }

  /** The troubles are over: everything that waits must arrive by itself, at most after signing in again. */
  async recover(path: string): Promise<void> {
    this.offlineUntil = 0;
    await this.findNetwork();
    this.ill = { kind: "500", left: 0 };
    await this.portal.up();
    // The bar says nothing of what was written a moment ago, so that it does not speak into the writing.
    await wait(barMs);
    const until = performance.now() + patienceMs;
    while (performance.now() < until) {
      const page = await this.openAlive(path);
      const said = await barText(page).catch(() => "");
      if (said === "Saved on the server" && (await isQuiet(page))) return;
      if (said.startsWith("You are signed out")) await this.signInInPlace(page).catch(() => null);
      await wait(150);
    }
    const said = this.page ? await barText(this.page).catch(() => "no bar") : "no page";
    throw new Error(`after the troubles the page still says: ${said}`);
  }

  private async signInInPlace(page: Page): Promise<void> {
    const dialog = page.locator("dialog[open]");
    if ((await dialog.count()) === 0) await page.locator("[data-sign-in]").click({ timeout: 2000 });
    await dialog.locator("input[name=email]").fill(nameOf(this.account), { timeout: 10_000 });
    await dialog.locator("input[name=password]").fill(demoPassword);
    await dialog.locator("form .btn").first().click();
    await dialog.waitFor({ state: "detached", timeout: 5000 });
  }
}

/** The device keeps nothing that is still to arrive, neither in the clear nor sealed. */
async function isQuiet(page: Page): Promise<boolean> {
  const kept = await everythingKept(page);
  return !kept.includes('"state":"waiting"') && !/\["[\w-]{200,}"/.test(kept);
}
