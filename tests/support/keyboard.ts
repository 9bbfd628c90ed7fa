import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

const mostStops = 250;

/** Presses Tab until the element has the focus; at every stop the focus must be seen. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    if (await hasFocus(wanted)) return;
    await page.keyboard.press("Tab");
    await expectVisibleFocus(page);
  }
  throw new Error(`Tab never came to ${String(wanted)}`);
}

export function hasFocus(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((element) => element === document.activeElement);
}

/** Comes to it by Tab, then presses Enter. */
export async function enter(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
}

/** Comes to a select by Tab, then goes down until it shows the value. */
export async function select(page: Page, wanted: Locator, value: string): Promise<void> {
  await tabTo(page, wanted);
  for (let press = 0; press < 20; press++) {
    if ((await wanted.inputValue()) === value) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`the arrow never came to ${value} in ${String(wanted)}`);
}

/** Comes to a group of radio buttons by Tab, then takes the one with the value by the arrow. */
export async function pick(page: Page, radios: Locator, value: string): Promise<void> {
  await tabTo(page, radios.first());
  await page.keyboard.press("Space");
  for (let press = 0; press < 20; press++) {
    if (await radios.and(page.locator(`[value="${value}"]`)).isChecked()) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`the arrow never came to ${value}`);
}

/** What has the focus is inside the window, lies under nothing, and it or what holds it is outlined. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const trouble = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const name = element.outerHTML.slice(0, 160);
    const outlined = [element, element.parentElement, element.nextElementSibling].some((one) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    if (!outlined) return `no outline: ${name}`;
    const box = element.getBoundingClientRect();
    const middle = { x: box.left + box.width / 2, y: box.top + Math.min(box.height / 2, innerHeight / 3) };
    const inside = middle.x >= 0 && middle.y >= 0 && middle.x <= innerWidth && middle.y <= innerHeight;
    if (!inside) return `outside of the window: ${name}`;
    const onTop = document.elementFromPoint(middle.x, middle.y);
    const covered =
      onTop !== null && !element.contains(onTop) && !onTop.contains(element) && !onTop.closest("label");
    return covered ? `under ${onTop.outerHTML.slice(0, 80)}: ${name}` : null;
  });
  expect(trouble, page.url()).toBeNull();
}

/**
 * Opens the page anew and goes through all of it with Tab: everything that can be used gets the focus once, a group of radio buttons as
 * one, and the way leads out of the page again; Shift and Tab leads back.
 */
export async function expectNoTrap(page: Page): Promise<void> {
  await page.goto(page.url().replace(/#.*/, ""), { waitUntil: "networkidle" });
  const count = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']",
    );
    const groups = new Set<string>();
    return [...all].filter((one, at) => {
      one.dataset["stop"] = String(at);
      if (!one.checkVisibility({ visibilityProperty: true }) || one.matches(":disabled")) return false;
      if (!(one instanceof HTMLInputElement) || one.type !== "radio") return true;
      const group = `${one.form?.id ?? ""} ${one.name}`;
      one.dataset["stop"] = group;
      return !groups.has(group) && Boolean(groups.add(group));
    }).length;
  });
  /** Null outside of the page; empty on what appeared with the focus, such as the strip of letters. */
  const press = async (key: string): Promise<string | null> => {
    await page.keyboard.press(key);
    return page.evaluate(() => {
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return null;
      return activeElement.dataset["stop"] ?? "";
    });
  };
  const stops: string[] = [];
  for (let presses = 0; presses < count + 40; presses++) {
    const stop = await press("Tab");
    if (stop === null || stop === stops[0]) break;
    expect(stops, `twice on ${page.url()}`).not.toContain(stop);
    if (stop !== "") stops.push(stop);
  }
  expect(stops.length, `stops of Tab on ${page.url()}`).toBe(count);
  const [last, ...before] = stops.toReversed().slice(0, 6);
  await page.evaluate((stop) => {
    [...document.querySelectorAll<HTMLElement>("[data-stop]")]
      .find(({ dataset }) => dataset["stop"] === stop)
      ?.focus();
  }, last);
  for (const expected of before) {
    let stop = await press("Shift+Tab");
    for (let more = 0; stop === "" && more < 20; more++) stop = await press("Shift+Tab");
    expect(stop, `back on ${page.url()}`).toBe(expected);
  }
}
