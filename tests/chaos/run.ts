import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { troubles, type Learner } from "./learner.ts";
import { randomFrom } from "./random.ts";
import { scenes } from "./scenes.ts";

/** An answer is on the device within this time; only a younger one may go with a tab that is killed. */
const promiseMs = 1000;

export interface Outcome {
  readonly writes: number;
  readonly troubles: readonly string[];
  /** What was lost or spent; empty when all is well. */
  readonly faults: readonly string[];
}

interface Wanted {
  /** What may be found: the last value, and what it replaced unless it is promised. */
  values: readonly string[];
  readonly at: number;
  /** The page took it. */
  readonly sure: boolean;
  /** In which load of the page it was written; null once that page is gone. */
  load: number | null;
}

/** One person writes on one page while troubles come; then everything must be on the server. */
export async function oneRun(learner: Learner, reader: Page, seed: number): Promise<Outcome> {
  const random = randomFrom(seed);
  const scene = random.pick(scenes);
  const met: string[] = [];
  const wanted = new Map<string, Wanted>();
  const first = await learner.open(scene.path);
  await scene.prepare(first);
  const before = await onServer(learner, reader, scene.path, scene.read);
  let writes = 0;
  const acts = 4 + random.below(4);
  for (let act = 0; act < acts; act++) {
    const page = await learner.openAlive(scene.path);
    // A village without a network: what is written there only the device has, and then the phone closes the tab.
    const inTheDark = random.chance(0.2);
    if (inTheDark) await learner.loseNetwork(3000 + random.below(2000));
    const written = await scene.act(page, random).catch(() => null);
    if (written) {
      writes += 1;
      const { about, value, sure } = written;
      const old = wanted.get(about)?.values ?? [before[about] ?? ""];
      wanted.set(about, { values: [...old, value], at: performance.now(), sure, load: learner.loads });
      const long = inTheDark || random.chance(0.5);
      await wait(long ? promiseMs + random.below(200) : random.below(400));
    }
    if (inTheDark) {
      met.push("kill-tab-in-the-dark");
      const at = performance.now();
      await learner.suffer("kill-tab", random);
      bury(wanted, at - promiseMs);
      continue;
    }
    if (!random.chance(0.75)) continue;
    const trouble = random.pick(troubles);
    // A server that dies takes seconds to rise: it dies less often than a tab.
    if (trouble === "kill-server" && !random.chance(0.5)) continue;
    met.push(trouble);
    const at = performance.now();
    const became = await learner.suffer(trouble, random);
    if (became !== "lives") bury(wanted, became === "killed" ? at - promiseMs : at);
  }
  // A page that lives on brings what was written in it, however young.
  for (const one of wanted.values())
    if (one.sure && one.load === learner.loads) one.values = one.values.slice(-1);
  const stuck = await learner.recover(scene.path).then(
    () => [],
    (error: unknown) => [error instanceof Error ? error.message : String(error)],
  );
  const after = await onServer(learner, reader, scene.path, scene.read);
  const faults = [...wanted].flatMap(([about, { values }]) => {
    const found = after[about] ?? "";
    const fits = values.some((value) => scene.holds(found, value));
    return fits ? [] : [`${scene.name} ${about}: wanted ${values.join(" | ")}, found ${found || "nothing"}`];
  });
  if (before["attempt"] !== after["attempt"])
    faults.push(`an attempt was spent: ${before["attempt"]} became ${after["attempt"]}`);
  return { writes, troubles: met, faults: [...stuck, ...faults] };
}

/**
 * A page is gone: what stood there by then is promised, and what it replaced no longer counts.
 * @param until of a page that was left everything; of a tab that was killed what was a second old
 */
function bury(wanted: Map<string, Wanted>, until: number): void {
  for (const one of wanted.values()) {
    if (one.load !== null && one.sure && one.at <= until) one.values = one.values.slice(-1);
    one.load = null;
  }
}

/** Read with the person's session by a page that runs no script and keeps nothing. */
async function onServer(
  learner: Learner,
  reader: Page,
  path: string,
  read: (page: Page) => Promise<Record<string, string>>,
): Promise<Record<string, string>> {
  for (let time = 0; ; time++) {
    await learner.portal.up();
    const answer = await learner.context.request.get(learner.portal.url + path).catch(() => null);
    if (answer?.ok() && new URL(answer.url()).pathname === path) {
      await reader.setContent(await answer.text());
      return read(reader);
    }
    if (time > 100) throw new Error(`${path} could not be read`);
    if (answer?.url().includes("/login")) await learner.signIn();
    await wait(200);
  }
}
