import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { machine, putInto } from "../report.ts";
import { bounds, type Judged, type LargeResult } from "./bounds.ts";

interface Report {
  readonly result: Judged;
  readonly rows: ReadonlyMap<string, number>;
  readonly grown: ReadonlySet<string>;
  readonly learners: { readonly small: number; readonly large: number };
  readonly seconds: number;
}

/** Says how it went, and with the whole number of learners keeps it in docs/. */
export function writeReport({ result, rows, grown, learners, seconds }: Report): void {
  const { results, broken } = result;
  const facts = machine();
  const grownRows = Object.fromEntries([...rows].filter(([name]) => grown.has(name)));
  const text = [
    ...table(results),
    "",
    `${count(learners.large)} learners, 150 lessons, ${count(rows.get("completion") ?? 0)} completions, ${count(rows.get("attempt") ?? 0)} attempts, ${count(rows.get("answer") ?? 0)} answers; in brackets and as ×: the same page for the same person among ${learners.small} learners, in the same run. Buffers are pages of 8 kB that PostgreSQL looked at, CPU that of Node and the database together. No table that grows with learners is read whole. ${facts.cores} cores, ${facts.cpu}, Node ${facts.node}, ${facts.at.slice(0, 10)}; the run took ${(seconds / 60).toFixed(1)} minutes.`,
  ].join("\n");
  console.log(text);
  for (const line of broken) console.log(`BROKEN ${line}`);
  if (learners.large < 10_000) return;
  const kept = { ...facts, seconds, learners, bounds, rows: grownRows, results, broken };
  writeFileSync(join(projectRoot(), "docs", "bench-large.json"), `${JSON.stringify(kept, null, 2)}\n`);
  putInto(join(projectRoot(), "docs", "operations.md"), text, "bench-large");
}

function table(results: readonly LargeResult[]): string[] {
  return [
    "| Page | Learner | statements (at most) | buffers | CPU ms | of it database | CPU of that with 100 |",
    "| --- | --- | --: | --: | --: | --: | --: |",
    ...results.map(
      ({ name, who, statements, statementsAtMost, buffers, cpuMs, databaseMs, cpuRatio }) =>
        `| ${name} | ${who} | ${statements} (${statementsAtMost}) | ${count(buffers.large)} (${count(buffers.small)}) | ${cpuMs.large.toFixed(1)} (${cpuMs.small.toFixed(1)}) | ${databaseMs.large?.toFixed(1) ?? "–"} | ${cpuRatio.toFixed(2)} × |`,
    ),
  ];
}

const count = (value: number): string => value.toLocaleString("en");
