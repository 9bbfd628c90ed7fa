/** `npm run bench -- --large`: the same pages for 100 and for 10,000 learners. docs/operations.md says how to read it. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, realpathSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBuiltPortal } from "#tests/support/built-portal.ts";
import { buryAtTheEnd } from "#tests/support/undertaker.ts";
import { judge } from "./bounds.ts";
import { addLearners, countRows, growing, makeCatalogue, prepareForPortal } from "./database.ts";
import { readStandings, writeEverything } from "./everything.ts";
import { measure } from "./measure.ts";
import { seeStatements } from "./see-statements.ts";
import { writeReport } from "./report.ts";
import { say } from "./say.ts";
import { pagesOf, submissionOf } from "./visits.ts";

const smallSize = 100;
const largeSize = Number(/^--learners=(\d+)$/.exec(process.argv.at(-1) ?? "")?.[1] ?? 10_000);
const rounds = 5;
const submissionsInARound = 7;
const started = performance.now();
const now = new Date();

function ownFolder(): { folder: string; bury: () => Promise<void> } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-bench-")));
  chmodSync(folder, 0o755);
  return { folder, bury: buryAtTheEnd(folder) };
}

const small = ownFolder();
const large = ownFolder();
try {
  say("a catalogue of 150 lessons …");
  await makeCatalogue(small.folder);
  // -a keeps the owner: the database's files belong to an ordinary user.
  execFileSync("cp", ["-a", `${small.folder}/.`, large.folder]);
  for (const [{ folder }, size] of [
    [small, smallSize],
    [large, largeSize],
  ] as const) {
    say(`${size} learners …`);
    say(`  in ${(await addLearners(folder, size, now)).toFixed(0)} s`);
    await writeEverything(folder);
  }
  const rows = { small: await countRows(small.folder), large: await countRows(large.folder) };
  const standings = await readStandings(large.folder, smallSize);
  for (const { folder } of [small, large]) await prepareForPortal(folder);

  const start = (folder: string) => startBuiltPortal(folder, { HALYPA_DEMO: "off", LOG_LEVEL: "error" });
  const portals = { small: await start(small.folder), large: await start(large.folder) };
  const agents = { small: new Agent({ keepAlive: true }), large: new Agent({ keepAlive: true }) };
  const places = (["small", "large"] as const).map((size) => ({
    size,
    url: portals[size].url,
    folder: { small, large }[size].folder,
    agent: agents[size],
  }));
  // Learners with an even number do not pass, those with an odd one do.
  const visits = [
    ...pagesOf(standings),
    submissionOf(standings, 4, false, submissionsInARound),
    submissionOf(standings, 5, true, submissionsInARound),
  ];
  const costs = await measure(places, visits, rounds);
  const seen = await seeStatements(places, visits);
  for (const { agent } of places) agent.destroy();
  await Promise.all([portals.small.stop(), portals.large.stop()]);
  const grown = growing(rows.small, rows.large);
  const result = judge({ visits, costs, seen, grown });
  writeReport({
    result,
    rows: rows.large,
    grown,
    learners: { small: smallSize, large: largeSize },
    seconds: (performance.now() - started) / 1000,
  });
  process.exitCode = result.broken.length === 0 ? 0 : 1;
} finally {
  await Promise.all([small.bury(), large.bury()]);
}
