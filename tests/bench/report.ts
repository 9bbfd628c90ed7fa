import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { Weight } from "./bytes.ts";

export interface PageResult {
  readonly name: string;
  readonly path: string;
  /** Milliseconds of the server's process for one request, medians of the rounds. */
  readonly cpuMs: number;
  readonly bareCpuMs: number;
  readonly perSecond: number;
  readonly barePerSecond: number;
  readonly statements: number;
  /** Of the document, compressed, without headers. */
  readonly bytes: number;
}

export interface BenchResult {
  readonly at: string;
  readonly node: string;
  readonly cores: number;
  readonly cpu: string;
  readonly rounds: number;
  readonly connections: number;
  readonly pages: readonly PageResult[];
  readonly firstLesson: Weight;
  readonly nextLesson: Weight;
  readonly startSeconds: { readonly first: number; readonly again: number };
  readonly importSeconds: { readonly cold: number; readonly unchanged: number };
  readonly memoryMb: { readonly idle: number; readonly afterLoad: number };
}

export function machine(): Pick<BenchResult, "at" | "node" | "cores" | "cpu"> {
  const all = cpus();
  return {
    at: new Date().toISOString(),
    node: process.versions.node,
    cores: all.length,
    cpu: all[0]?.model.trim() || "unknown",
  };
}

export function table(result: BenchResult): string {
  const empty = result.pages.at(-1);
  const rows = result.pages.map(
    ({ name, cpuMs, bareCpuMs, perSecond, barePerSecond, statements, bytes }) =>
      `| ${name} | ${cpuMs.toFixed(2)} | ${bareCpuMs.toFixed(2)} | ${(cpuMs / (empty?.cpuMs ?? cpuMs)).toFixed(1)} × | ${perSecond.toFixed(0)} | ${barePerSecond.toFixed(0)} | ${statements} | ${(bytes / 1024).toFixed(1)} |`,
  );
  const { firstLesson: first, nextLesson: next, startSeconds, importSeconds, memoryMb } = result;
  const kb = ({ document, css, js, other }: Weight): string =>
    [document, css, js, other, document + css + js + other]
      .map((bytes) => (bytes / 1024).toFixed(1))
      .join(" | ");
  return [
    "| Page | CPU ms/request | bare Node | of the empty page | requests/s | bare Node | statements | KB |",
    "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ...rows,
    "",
    "| KB on the wire | document | CSS | script | other | together |",
    "| --- | --: | --: | --: | --: | --: |",
    `| first lesson | ${kb(first)} |`,
    `| next lesson | ${kb(next)} |`,
    "",
    "| Start, first | again | Import, cold | unchanged | Memory idle | after load |",
    "| --: | --: | --: | --: | --: | --: |",
    `| ${startSeconds.first.toFixed(1)} s | ${startSeconds.again.toFixed(1)} s | ${importSeconds.cold.toFixed(1)} s | ${importSeconds.unchanged.toFixed(1)} s | ${memoryMb.idle.toFixed(0)} MB | ${memoryMb.afterLoad.toFixed(0)} MB |`,
    "",
    `Medians of ${result.rounds} interleaved rounds, ${result.connections} kept connections from the same machine (${result.cores} cores, ${result.cpu}, Node ${result.node}), ${result.at.slice(0, 10)}. “Bare Node” sends the same bytes from memory. CPU is that of the server's own process. Differences below 1.5 × are noise.`,
  ].join("\n");
}

/** Puts the table between `<!-- bench -->` and `<!-- /bench -->`. A file without the two is left as it is. */
export function putInto(path: string, text: string, mark = "bench"): void {
  if (!existsSync(path)) return;
  const before = readFileSync(path, "utf8");
  const between = new RegExp(`(<!-- ${mark} -->)[\\s\\S]*?(<!-- /${mark} -->)`);
  const after = before.replace(between, `$1\n\n${text}\n\n$2`);
  if (after !== before) writeFileSync(path, after);
}
