import { chmodSync, mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type DatabaseAddress } from "#app/db/client.server.ts";
import { acceptedWrite, recordDraft, supervisionRecord } from "#app/db/schema/index.ts";
import { verifyLedger } from "#app/domain/supervision/verify-ledger.server.ts";
import { isRunning } from "#app/server/embedded/process-table.server.ts";
import { recordedPid } from "#app/server/embedded/stale-lock.server.ts";
import { openKeys } from "#app/server/open-keys.server.ts";
import { runFile, type Child } from "#tests/support/child.ts";
import { buryAtTheEnd } from "#tests/support/undertaker.ts";

/** Kills of each kind; `HALYPA_KILL_LOOPS=20` is the full run. */
const loops = Number(process.env["HALYPA_KILL_LOOPS"] || 3);

let folder = "";
let bury = (): Promise<void> => Promise.resolve();
let writer: Child | null = null;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-kill-")));
  chmodSync(folder, 0o755);
  bury = buryAtTheEnd(folder);
});
afterEach(async () => {
  await writer?.signal("SIGKILL");
  await bury();
});

const serverPid = (): number => recordedPid(join(folder, "postgres")) ?? 0;

async function killServer(): Promise<void> {
  const pid = serverPid();
  if (isRunning(pid)) process.kill(pid, "SIGKILL");
  while (isRunning(pid)) await wait(10);
}

async function start(): Promise<{ child: Child; address: DatabaseAddress }> {
  const child = runFile("tests/support/write-until-killed.ts", [folder]);
  writer = child;
  return { child, address: JSON.parse(await child.firstLine) as DatabaseAddress };
}

interface Write {
  readonly what: string;
  readonly id: string;
  readonly number: number;
}

/** Whole lines only: the last one may have been cut by the kill. */
function acknowledged(child: Child): Write[] {
  const lines = child.output().split("\n").slice(0, -1);
  return lines.flatMap((line) => {
    const [, what, id, number] = /^(reflection|record|draft) (\S+) (\d+)$/.exec(line) ?? [];
    return what && id ? [{ what, id, number: Number(number) }] : [];
  });
}

/** What the database holds, each with the newest number, and whether the chain of the records is whole. */
async function stored(address: DatabaseAddress): Promise<{ writes: Map<string, number>; chain: unknown }> {
  const pool = openDatabase(address, 2);
  try {
    const { db } = pool;
    const reflections = await db.select({ id: acceptedWrite.id }).from(acceptedWrite);
    const records = await db.select({ id: supervisionRecord.id }).from(supervisionRecord);
    const drafts = await db.select({ id: recordDraft.id, number: recordDraft.revision }).from(recordDraft);
    const keys = await openKeys(db, readFileSync(join(folder, "secret"), "utf8").trim());
    return {
      writes: new Map([
        ...reflections.map(({ id }) => [`reflection ${id}`, 0] as const),
        ...records.map(({ id }) => [`record ${id}`, 0] as const),
        ...drafts.map(({ id, number }) => [`draft ${id}`, number] as const),
      ]),
      chain: (await verifyLedger({ db, keys })).broken,
    };
  } finally {
    await pool.close();
  }
}

describe.each(["Node", "Node and the database"] as const)(
  "kill -9 of %s in the middle of writes",
  (victim) => {
    it(
      `loses no acknowledged write in ${loops} loops, and the next start is up by itself`,
      async () => {
        const all: Write[] = [];
        let { child, address } = await start();
        for (let loop = 0; loop < loops; loop++) {
          const before = serverPid();
          while (acknowledged(child).length < 20) await wait(5);
          await wait(Math.random() * 120);
          const killed = child.signal("SIGKILL");
          if (victim === "Node and the database") await killServer();
          await killed;
          all.push(...acknowledged(child));
          ({ child, address } = await start());
          const { writes, chain } = await stored(address);
          const lost = all.filter(({ what, id, number }) => (writes.get(`${what} ${id}`) ?? -1) < number);
          expect(lost, `lost in loop ${loop + 1}`).toEqual([]);
          expect(chain).toBe(null);
          expect(serverPid() === before, "a server that lived on is adopted").toBe(victim === "Node");
        }
        expect(new Set(all.map(({ what }) => what)).size, "writes of every kind").toBe(3);
        const second = runFile("app/server/main.ts", [], { HALYPA_DATA_DIR: folder });
        expect(await second.exit).toBe(1);
        expect(second.output().trim()).toMatch(
          /^Halypa cannot start: Halypa already runs with the data in .*$/,
        );
        expect(isRunning(child.process.pid ?? 0)).toBe(true);
        console.log(`${victim}: ${loops} kills, ${all.length} acknowledged writes, none lost`);
      },
      60_000 + loops * 15_000,
    );
  },
);
