import type { Planned } from "#tests/support/query-plan.ts";
import type { Place } from "./measure.ts";
import { watchPlans } from "./plans.ts";
import { say } from "./say.ts";
import type { Visit } from "./visits.ts";

export type Seen = ReadonlyMap<Visit, Readonly<Record<Place["size"], readonly Planned[]>>>;

const times = 5;

/**
 * The statements of each visit with the plans that they ran with. Jobs run beside it, so it is the visit with the
 * fewest of several.
 */
export async function seeStatements(places: readonly Place[], visits: readonly Visit[]): Promise<Seen> {
  say("statements …");
  const seen = new Map(visits.map((visit) => [visit, { small: [] as Planned[], large: [] as Planned[] }]));
  for (const { folder, url, agent, size } of places) {
    const watcher = await watchPlans(folder);
    for (const visit of visits) {
      const all: Planned[][] = [];
      for (let n = 0; n < times; n++) all.push(await watcher.watch(() => visit.ask(agent, url)));
      const fewest = all.toSorted((a, b) => a.length - b.length)[0] ?? [];
      if (fewest.length === 0) throw new Error(`no statement of ${visit.name} was seen`);
      seen.get(visit)?.[size].push(...fewest);
    }
    await watcher.stop();
  }
  return seen;
}
