/** `npm run bench`: what a page costs, on this machine alone. docs/operations.md says how to read it. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { signInToDemo, startBuiltPortal, type BuiltPortal } from "#tests/support/built-portal.ts";
import { buryAtTheEnd } from "#tests/support/undertaker.ts";
import { startBare } from "./bare.ts";
import { sealCookie, weigh } from "./bytes.ts";
import { get, load, type Answer } from "./client.ts";
import { machine, putInto, table, type BenchResult, type PageResult } from "./report.ts";
import { countStatements } from "./statements.ts";

const rounds = 7;
const connections = 8;
const sliceMs = 700;
const warmMs = 1_000;

const lesson = "/learn/social-work-1/what-social-work-is";
const nextLesson = "/learn/social-work-1/who-does-what";
/** The last one is the empty page: signed in, a heading and two sentences. */
const pages = [
  { name: "lesson", path: lesson, account: "worker" },
  { name: "home", path: "/learn", account: "worker" },
  { name: "supervisor's people", path: "/supervise", account: "supervisor" },
  { name: "empty page, signed in", path: "/studio", account: "author" },
] as const;

const say = (line: string): void => console.error(line);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function ownFolder(): { folder: string; bury: () => Promise<void> } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-bench-")));
  chmodSync(folder, 0o755);
  return { folder, bury: buryAtTheEnd(folder) };
}

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

interface Target {
  readonly url: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly cpuMs: number[];
  readonly perSecond: number[];
}

async function measure({ url, path, headers, cpuMs, perSecond }: Target): Promise<void> {
  const before = await metric(url, "process_cpu_seconds_total");
  const { requests, seconds } = await load(url + path, headers, { connections, ms: sliceMs });
  const after = await metric(url, "process_cpu_seconds_total");
  cpuMs.push(((after - before) * 1000) / requests);
  perSecond.push(requests / seconds);
}

async function measurePages(portal: BuiltPortal, folder: string): Promise<PageResult[]> {
  const agent = new Agent({ keepAlive: true });
  const asked = new Map<string, { headers: Record<string, string>; answer: Answer }>();
  for (const { path, account } of pages) {
    const headers = { Cookie: await signInToDemo(portal.url, account), "Accept-Encoding": "gzip" };
    const answer = await get(agent, portal.url + path, headers);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} to ${account}`);
    asked.set(path, { headers, answer });
  }
  const bare = await startBare(new Map([...asked].map(([path, { answer }]) => [path, answer])));
  const target = (url: string, path: string): Target => ({
    url,
    path,
    headers: asked.get(path)?.headers ?? {},
    cpuMs: [],
    perSecond: [],
  });
  const pairs = pages.map(({ path }) => ({ own: target(portal.url, path), bare: target(bare.url, path) }));
  const all = pairs.flatMap((pair) => [pair.own, pair.bare]);
  for (const { url, path, headers } of all) await load(url + path, headers, { connections, ms: warmMs });
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`);
    for (const one of all) await measure(one);
  }
  bare.stop();
  const results: PageResult[] = [];
  for (const [i, { name, path }] of pages.entries()) {
    const { headers, answer } = asked.get(path) ?? {};
    const pair = pairs[i];
    if (!pair || !headers || !answer) throw new Error("a page was lost");
    results.push({
      name,
      path,
      cpuMs: median(pair.own.cpuMs),
      bareCpuMs: median(pair.bare.cpuMs),
      perSecond: median(pair.own.perSecond),
      barePerSecond: median(pair.bare.perSecond),
      statements: await countStatements(folder, () => get(agent, portal.url + path, headers)),
      bytes: answer.body.length,
    });
  }
  agent.destroy();
  return results;
}

/** Seconds of one import as a process of its own, its database already made: cold, then with nothing changed. */
async function measureImport(): Promise<BenchResult["importSeconds"]> {
  const { folder, bury } = ownFolder();
  const run = (name: string): number => {
    const started = performance.now();
    execFileSync(process.execPath, [join(projectRoot(), `build/node/${name}.js`)], {
      env: { PATH: process.env["PATH"], NODE_ENV: "production", HALYPA_DATA_DIR: folder },
      stdio: "ignore",
    });
    return (performance.now() - started) / 1000;
  };
  run("db-migrate");
  const cold = run("content-import");
  const unchanged = median([1, 2, 3].map(() => run("content-import")));
  await bury();
  return { cold, unchanged };
}

async function bench(): Promise<BenchResult> {
  say("import …");
  const importSeconds = await measureImport();
  const { folder, bury } = ownFolder();
  try {
    say("first start …");
    let portal = await startBuiltPortal(folder);
    const first = portal.startMs / 1000;
    const again: number[] = [];
    for (let n = 0; n < 3; n++) {
      await portal.stop();
      portal = await startBuiltPortal(folder);
      again.push(portal.startMs / 1000);
    }
    const memory = async (): Promise<number> =>
      (await metric(portal.url, "process_resident_memory_bytes")) / 2 ** 20;
    const idle = await memory();
    const results = await measurePages(portal, folder);
    const afterLoad = await memory();
    const worker = await signInToDemo(portal.url, "worker2");
    const firstLesson = await weigh(portal.url, lesson, worker);
    const seal = await sealCookie(portal.url, lesson, worker);
    const { document } = await weigh(portal.url, nextLesson, `${worker}; ${seal}`);
    await portal.stop();
    return {
      ...machine(),
      rounds,
      connections,
      pages: results,
      firstLesson,
      // The rest is immutable and in the browser's cache.
      nextLesson: { document, css: 0, js: 0, other: 0 },
      startSeconds: { first, again: median(again) },
      importSeconds,
      memoryMb: { idle, afterLoad },
    };
  } finally {
    await bury();
  }
}

const result = await bench();
const docs = join(projectRoot(), "docs");
mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, "bench.json"), `${JSON.stringify(result, null, 2)}\n`);
const text = table(result);
putInto(join(projectRoot(), "README.md"), text);
console.log(text);
