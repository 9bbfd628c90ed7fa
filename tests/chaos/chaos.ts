/**
 * `npm run chaos -- --runs N [--seed S] [--plant NAME]`: people write while tabs die, networks go and servers fall. It
 * fails when one answer is lost or one attempt is spent, and prints the seed that shows it.
 */
import { parseArgs } from "node:util";
import { launchBrowser } from "#tests/support/browser.ts";
import { Learner } from "./learner.ts";
import { plants, type Plant } from "./plants.ts";
import { startMortalPortal } from "./portal.ts";
import { oneRun } from "./run.ts";

/** People of the demo who can do the same things at once without meeting. */
const accounts = ["author", "reviewer", "auditor"] as const;

const { values } = parseArgs({
  options: { runs: { type: "string" }, seed: { type: "string" }, plant: { type: "string" } },
});
const runs = Number(values.runs ?? 10);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const plant = values.plant === undefined ? null : namedPlant(values.plant);

function namedPlant(name: string): Plant {
  const known = (Object.keys(plants) as Plant[]).find((one) => one === name);
  if (!known) throw new Error(`no such plant: ${name}; there are ${Object.keys(plants).join(", ")}`);
  return known;
}

const say = (line: string): void => console.error(line);
const started = performance.now();
say(`chaos: ${runs} runs from seed ${seed}${plant ? `, planted: ${plant}` : ""}`);
const portal = await startMortalPortal();
const browser = await launchBrowser();
const faults: string[] = [];
function blame(fault: string): void {
  faults.push(fault);
  say(`  FAULT ${fault}`);
}
let [next, writes] = [0, 0];
const met = new Map<string, number>();

async function work(account: string): Promise<void> {
  const reading = await browser.newContext({ javaScriptEnabled: false });
  const reader = await reading.newPage();
  while (next < runs && faults.length < 5) {
    const at = next++;
    // A phone of her own for each run: nothing that an earlier run left can help.
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const learner = new Learner(context, account, portal);
    try {
      await learner.begin();
      if (plant) await plants[plant](context);
      const outcome = await oneRun(learner, reader, seed + at);
      writes += outcome.writes;
      for (const trouble of outcome.troubles) met.set(trouble, (met.get(trouble) ?? 0) + 1);
      for (const fault of outcome.faults)
        blame(`seed ${seed + at}: ${fault} (${outcome.troubles.join(", ")})`);
    } catch (error) {
      blame(`seed ${seed + at}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await context.close().catch(() => {});
    if ((at + 1) % 20 === 0) say(`  ${at + 1} runs, ${writes} writes, ${faults.length} faults`);
  }
  await reading.close();
}

await Promise.all(accounts.map(work));
await browser.close();
await portal.end();

const seconds = Math.round((performance.now() - started) / 1000);
const list = [...met].map(([trouble, count]) => `${count} × ${trouble}`).join(", ");
say(
  `chaos: ${runs} runs from seed ${seed} in ${seconds} s: ${writes} writes, ${list}; faults: ${faults.length}`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
