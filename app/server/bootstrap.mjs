// What `npm start`, `npm test`, `npm run dev` and `npm run check` run first. Node's own modules only: it works in a
// clean clone, before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const needed = [20, 19];

const installStamp = join(root, "node_modules/.halypa-installed.json");
const buildStamp = join(root, "build/.halypa-built.json");

/** Everything that the build reads. */
const buildInputs = [
  "app",
  "public",
  "drizzle.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
];

const checks = [
  ["format", "check:format"],
  ["lint", "check:lint"],
  ["types", "check:types"],
  ["boundaries", "check:boundaries"],
  ["dead code", "check:dead"],
  ["migrations", "check:migrations"],
  ["content", "content:check"],
];

const [command = "start", ...rest] = process.argv.slice(2);
process.chdir(root);
requireNode();

if (command === "start") await start();
else if (command === "dev") await dev();
else if (command === "test") await test(rest);
else if (command === "e2e") await e2e(rest);
else if (command === "bench") await bench(rest);
else if (command === "chaos") await chaos(rest);
else if (command === "check") await check();
else fail(`unknown command ${command}: use start, dev, test, e2e, bench, chaos or check`);

async function start() {
  await install();
  await buildIfChanged();
  process.env.NODE_ENV = "production";
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], join(root, "build/node/main.js")];
  await import(pathToFileURL(join(root, "build/node/main.js")).href);
}

async function dev() {
  await install();
  process.env.NODE_ENV = "development";
  process.argv = [process.argv[0], join(root, "app/server/main.ts"), "--dev"];
  const { register } = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(join(root, "app/server/main.ts")).href);
}

/** @param {string[]} args passed on to vitest */
async function test(args) {
  await install();
  process.exitCode = await vitest(args);
  if (args.length > 0) return;
  const skipped = notRun();
  say(`\nSkipped here: ${skipped.length}`);
  for (const line of skipped) say(`  ${line}`);
}

/** @param {string[]} args passed on to vitest */
async function e2e(args) {
  requireChromium();
  await install();
  await buildIfChanged();
  process.exitCode = await vitest(["--config", "vitest.e2e.config.ts", ...args]);
}

/** @param {string[]} args `--large` measures with 10,000 learners */
/** @param {string[]} args `--runs N --seed S --plant NAME` */
async function chaos(args) {
  requireChromium();
  await install();
  await buildIfChanged();
  process.exitCode = await run("chaos", process.execPath, [
    "--import",
    "tsx",
    "tests/chaos/chaos.ts",
    ...args,
  ]);
}

async function bench(args) {
  await install();
  await buildIfChanged();
  const [script, others] = args.includes("--large")
    ? ["tests/bench/large/bench-large.ts", args.filter((one) => one !== "--large")]
    : ["tests/bench/bench.ts", args];
  process.exitCode = await run("bench", process.execPath, ["--import", "tsx", script, ...others]);
}

/** @param {string[]} args @returns {Promise<number>} exit code */
function vitest(args) {
  const env = { ...process.env };
  delete env.NODE_ENV;
  return run("vitest", process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", ...args], {
    env,
  });
}

/** What `npm test` leaves out, by name. @returns {string[]} */
function notRun() {
  const journeys = existsSync("tests/e2e")
    ? readdirSync("tests/e2e", { recursive: true, encoding: "utf8" }).filter((name) =>
        /\.test\.tsx?$/.test(name),
      )
    : [];
  const lines = journeys
    .toSorted()
    .map((name) => `tests/e2e/${name}: browser journeys run with npm run test:e2e`);
  if (!process.env.TEST_DATABASE_URL) {
    lines.push("the same tests on a PostgreSQL server: set TEST_DATABASE_URL");
  }
  return lines;
}

async function check() {
  await install();
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const failed = [];
  for (const [name, script] of checks) {
    if (!scripts[script]) {
      failed.push(`${name} (no script ${script})`);
      continue;
    }
    say(`\n— ${name}`);
    if ((await npm(["run", "--silent", script])) !== 0) failed.push(name);
  }
  say(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.join(", ")}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

async function install() {
  if (installed()) return;
  const env = { ...process.env };
  delete env.NODE_ENV;
  const remark = "the first time, on a slow line, it can take 10 minutes";
  await longStep("Installing what Halypa needs", installStamp, "", 45, remark, () =>
    npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], { env }),
  );
}

/** Does node_modules hold what package-lock.json names? npm writes its own list last, so a torn install has none. */
function installed() {
  const present = readStamp("node_modules/.package-lock.json").packages;
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  if (!present) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === "" || present[path]?.version === version) return true;
    return !present[path] && Boolean(optional || devOptional);
  });
}

async function buildIfChanged() {
  const hash = hashOf(buildInputs);
  if (
    readStamp(buildStamp).hash === hash &&
    existsSync("build/node/main.js") &&
    existsSync("build/server/index.js")
  )
    return;
  const env = { ...process.env, NODE_ENV: "production" };
  rmSync("build", { recursive: true, force: true });
  await longStep("Building the pages", buildStamp, hash, 15, "", () =>
    npm(["run", "--silent", "build"], { env }),
  );
}

/**
 * Runs a step that people wait for, saying how long it takes: as long as last time here, else as long as elsewhere.
 * @param {string} title @param {string} stamp @param {string} hash @param {number} usualSeconds
 * @param {string} remark @param {() => Promise<number>} work exit code
 */
async function longStep(title, stamp, hash, usualSeconds, remark, work) {
  const expected = readStamp(stamp).seconds ?? usualSeconds;
  const started = Date.now();
  say(`${title}: about ${inWords(expected)}${remark ? `; ${remark}` : ""}.`);
  const ticker = setInterval(() => {
    const left = expected - (Date.now() - started) / 1000;
    say(
      left > 0 ? `  ${title} … about ${inWords(left)} left` : `  ${title} … longer than usual, still working`,
    );
  }, 10_000);
  const code = await work();
  clearInterval(ticker);
  if (code !== 0) fail(`${title} failed (exit code ${code}). What went wrong is written above.`);
  const seconds = Math.max(1, Math.round((Date.now() - started) / 1000));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ hash, seconds }));
  say(`  Done in ${inWords(seconds)}.`);
}

/** @param {string[]} args @param {import("node:child_process").SpawnOptions} [options] @returns {Promise<number>} */
function npm(args, options) {
  const own = process.env.npm_execpath;
  if (own?.endsWith("npm-cli.js")) return run("npm", process.execPath, [own, ...args], options);
  return run("npm", process.platform === "win32" ? "npm.cmd" : "npm", args, {
    shell: process.platform === "win32",
    ...options,
  });
}

/**
 * Runs a program with our terminal; signals that reach us reach it.
 * @param {string} name @param {string} file @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options] @returns {Promise<number>} exit code
 */
function run(name, file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: "inherit", ...options });
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on("SIGINT", forward).on("SIGTERM", forward);
    child.on("error", (error) => {
      say(`cannot run ${name}: ${error.message}`);
      resolve(127);
    });
    child.on("close", (code, signal) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      if (signal) process.exit(130);
      resolve(code ?? 1);
    });
  });
}

/** @param {string[]} paths files and folders below the root; missing ones count as empty */
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesIn))
    hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesIn(join(path, name)));
}

/** @param {string} path @returns {Record<string, any>} */
function readStamp(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
}

/** @param {number} seconds */
function inWords(seconds) {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}

function requireChromium() {
  const chromium = process.env.CHROMIUM_PATH || "/usr/bin/chromium";
  if (!existsSync(chromium)) fail(`no Chromium at ${chromium}: install it, or set CHROMIUM_PATH`);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return;
  fail(
    `Halypa needs Node ${needed.join(".")} or newer; this is ${process.versions.node}. Get it at https://nodejs.org`,
  );
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {string} reason @returns {never} */
function fail(reason) {
  say(reason);
  process.exit(1);
}
