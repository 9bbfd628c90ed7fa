import type { Page } from "playwright-core";
import type { Random } from "./random.ts";

export interface Written {
  readonly about: string;
  readonly value: string;
  /** False when the page was too slow to say whether it took it: then it may be found or not. */
  readonly sure: boolean;
}

const done = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** One kind of work: something is written on a page, and the server's own page shows what has arrived. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  /** Makes sure that there is something to write, such as an open attempt. */
  prepare(page: Page): Promise<void>;
  /** Writes something. Null when nothing was possible. */
  act(page: Page, random: Random): Promise<Written | null>;
  /** What a page of the server holds, by what it is about. */
  read(page: Page): Promise<Record<string, string>>;
  /** Whether of two values the one that was found holds what was written. */
  holds(found: string, wanted: string): boolean;
}

const same = (found: string, wanted: string): boolean => found === wanted;

let texts = 0;
const reflection: Scene = {
  name: "reflection",
  path: "/learn/social-work-1/what-social-work-is",
  prepare: async () => {},
  async act(page) {
    const value = `text ${++texts}: çagalar ýazýar, дети пишут`;
    const field = page.locator("form[data-reflection] textarea").first();
    return { about: "reflection", value, sure: await done(field.fill(value, { timeout: 5000 })) };
  },
  read: (page) =>
    page.evaluate(() => ({
      reflection: document.querySelector<HTMLTextAreaElement>("form[data-reflection] textarea")?.value ?? "",
    })),
  holds: same,
};

const quiz: Scene = {
  name: "quiz",
  path: "/learn/social-work-1/quiz/profession-and-services",
  async prepare(page) {
    const start = page.locator("button[name=intent][value=start]").first();
    if ((await start.count()) === 0) return;
    await start.click();
    await page.locator("form[data-graded]").waitFor();
  },
  async act(page, random) {
    const choices = page.locator("form[data-graded] input[type=radio]");
    const count = await choices.count();
    if (count === 0) return null;
    const choice = choices.nth(random.below(count));
    const about = (await choice.getAttribute("name", { timeout: 3000 })) ?? "";
    const value = (await choice.getAttribute("value", { timeout: 3000 })) ?? "";
    return { about, value, sure: await done(choice.check({ force: true, timeout: 5000 })) };
  },
  read: (page) =>
    page.evaluate(() => {
      const found: Record<string, string> = {};
      const attempt = document.querySelector<HTMLInputElement>("form[data-graded] input[name=attempt]");
      found["attempt"] = attempt?.value ?? "none is open";
      for (const { name, value, checked } of document.querySelectorAll<HTMLInputElement>(
        "form[data-graded] input[type=radio]",
      ))
        if (checked) found[name] = value;
      return found;
    }),
  holds: same,
};

const story: Scene = {
  name: "scenario",
  path: "/learn/social-work-1/first-home-visit",
  async prepare(page) {
    const ended = (await page.locator("[data-story] button[name=choice]:enabled").count()) === 0;
    if (ended) await page.locator("[data-story] form[data-again] button").click();
  },
  async act(page, random) {
    const choices = page.locator("[data-story] button[name=choice]:enabled");
    const count = await choices.count();
    if (count === 0) return null;
    const sure = await done(choices.nth(random.below(count)).click({ timeout: 5000 }));
    const way = await page
      .locator("[data-story] [data-taken]:not([hidden])")
      .evaluateAll((all) => all.map((one) => one.closest("button")?.value ?? "").join(" "));
    return { about: "way", value: way, sure };
  },
  read: (page) =>
    page.evaluate(() => ({
      way: document.querySelector<HTMLElement>("[data-story]")?.dataset["way"] ?? "",
    })),
  holds: (found, wanted) => found === wanted || found.startsWith(`${wanted} `),
};

export const scenes: readonly [Scene, ...Scene[]] = [reflection, quiz, story];
