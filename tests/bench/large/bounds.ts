import { wholeReads } from "#tests/support/query-plan.ts";
import type { Cost, Costs } from "./measure.ts";
import { buffersOf } from "./plans.ts";
import type { Seen } from "./see-statements.ts";
import type { Visit } from "./visits.ts";

/** What must hold with 10,000 learners, beside the statements of each page and reading by index. */
export const bounds = { buffers: 3_000, cpuRatio: 2 } as const;

export interface LargeResult {
  readonly name: string;
  readonly who: string;
  readonly statements: number;
  readonly statementsAtMost: number;
  /** Pages of 8 kB that the database looked at for one request. */
  readonly buffers: Readonly<Record<"small" | "large", number>>;
  /** Milliseconds of CPU for one request, Node and database together; medians of the rounds. */
  readonly cpuMs: Readonly<Record<"small" | "large", number>>;
  /** Of these the database's; null where it cannot be known. */
  readonly databaseMs: Readonly<Record<"small" | "large", number | null>>;
  readonly cpuRatio: number;
}

export interface Judged {
  readonly results: readonly LargeResult[];
  /** One line for each bound that does not hold. */
  readonly broken: readonly string[];
}

export function judge({
  visits,
  costs,
  seen,
  grown,
}: {
  visits: readonly Visit[];
  costs: Costs;
  seen: Seen;
  grown: ReadonlySet<string>;
}): Judged {
  const broken: string[] = [];
  const results = visits.map((visit): LargeResult => {
    const executed = seen.get(visit);
    const cost = costs.get(visit);
    if (!executed || !cost) throw new Error("a visit was lost");
    const sum = (size: "small" | "large"): number =>
      executed[size].reduce((total, one) => total + buffersOf(one), 0);
    const cpuMs = { small: median(cost.small.map(together)), large: median(cost.large.map(together)) };
    const database = (size: "small" | "large"): number | null =>
      cost[size].some((one) => one.database === null)
        ? null
        : median(cost[size].map((one) => one.database ?? 0));
    const result: LargeResult = {
      name: visit.name,
      who: visit.who,
      statements: executed.large.length,
      statementsAtMost: visit.statements,
      buffers: { small: sum("small"), large: sum("large") },
      cpuMs,
      databaseMs: { small: database("small"), large: database("large") },
      cpuRatio: cpuMs.large / cpuMs.small,
    };
    const title = `${visit.name}, ${visit.who}`;
    if (result.statements > visit.statements)
      broken.push(`${title}: ${result.statements} statements, at most ${visit.statements}`);
    if (result.buffers.large > bounds.buffers)
      broken.push(`${title}: ${result.buffers.large} buffers, at most ${bounds.buffers}`);
    if (result.cpuRatio > bounds.cpuRatio)
      broken.push(`${title}: ${result.cpuRatio.toFixed(1)} × the CPU, at most ${bounds.cpuRatio} ×`);
    broken.push(...wholeReads(executed.large, grown).map((line) => `${title}: ${line}`));
    return result;
  });
  return { results, broken };
}

const together = ({ node, database }: Cost): number => node + (database ?? 0);

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
