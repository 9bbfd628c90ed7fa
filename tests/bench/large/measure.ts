import type { Agent } from "node:http";
import { databaseCpuSeconds } from "./cpu.ts";
import { say } from "./say.ts";
import type { Visit } from "./visits.ts";

/** A running portal with the database in `folder`. */
export interface Place {
  readonly size: "small" | "large";
  readonly url: string;
  readonly folder: string;
  readonly agent: Agent;
}

/** CPU milliseconds for one request: of Node, and of the database (null where it cannot be known). */
export interface Cost {
  readonly node: number;
  readonly database: number | null;
}
export type Costs = ReadonlyMap<Visit, Readonly<Record<Place["size"], readonly Cost[]>>>;

const connections = 4;
const sliceMs = 600;

/** Asks for everything at both places in turn, so that what else the machine does falls on both. */
export async function measure(
  places: readonly Place[],
  visits: readonly Visit[],
  rounds: number,
): Promise<Costs> {
  const costs = new Map(visits.map((visit) => [visit, { small: [] as Cost[], large: [] as Cost[] }]));
  say("warming up …");
  for (const place of places)
    for (const visit of visits) if (visit.times === null) await askFor(visit, place, 2 * sliceMs);
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`);
    const order = round % 2 === 0 ? places.toReversed() : places;
    for (const visit of visits)
      for (const place of order) costs.get(visit)?.[place.size].push(await costOf(visit, place));
  }
  return costs;
}

async function costOf(visit: Visit, place: Place): Promise<Cost> {
  const before = { node: await nodeCpuSeconds(place.url), database: databaseCpuSeconds(place.folder) };
  const requests = await askFor(visit, place, sliceMs);
  const after = { node: await nodeCpuSeconds(place.url), database: databaseCpuSeconds(place.folder) };
  const each = (seconds: number): number => (seconds * 1000) / requests;
  return {
    node: each(after.node - before.node),
    database:
      after.database === null || before.database === null ? null : each(after.database - before.database),
  };
}

/** @returns how many requests it were */
async function askFor(visit: Visit, { url, agent }: Place, ms: number): Promise<number> {
  if (visit.times !== null) {
    for (let n = 0; n < visit.times; n++) await visit.ask(agent, url);
    return visit.times;
  }
  const ends = performance.now() + ms;
  let requests = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < ends) {
        await visit.ask(agent, url);
        requests += 1;
      }
    }),
  );
  return requests;
}

async function nodeCpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
}
