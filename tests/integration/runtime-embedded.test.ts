import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
  chmodSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type DatabaseAddress } from "#app/db/client.server.ts";
import { ordinaryUser } from "#app/server/embedded/ordinary-user.server.ts";
import { isRunning } from "#app/server/embedded/process-table.server.ts";
import { recordedPid } from "#app/server/embedded/stale-lock.server.ts";
import { runFile, type Child } from "#tests/support/child.ts";
import { buryAtTheEnd } from "#tests/support/undertaker.ts";

let folder = "";
let children: Child[] = [];
let bury = (): Promise<void> => Promise.resolve();

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-runtime-")));
  chmodSync(folder, 0o755);
  children = [];
  bury = buryAtTheEnd(folder);
});

afterEach(async () => {
  for (const child of children) if (child.process.exitCode === null) await child.signal("SIGKILL");
  await bury();
});

function hold(...args: string[]): Child {
  const child = runFile("tests/support/hold-database.ts", [folder, ...args]);
  children.push(child);
  return child;
}

async function addressOf(child: Child): Promise<DatabaseAddress> {
  const address: DatabaseAddress = JSON.parse(await child.firstLine);
  return address;
}

function serverPid(): number {
  return recordedPid(join(folder, "postgres")) ?? 0;
}

async function killServer(): Promise<void> {
  const pid = serverPid();
  if (pid === 0) return;
  if (isRunning(pid)) process.kill(pid, "SIGKILL");
  while (isRunning(pid)) await wait(20);
}

/** Opens a pool, retrying while the server comes back. */
async function query<R>(
  address: DatabaseAddress,
  work: (sql: ReturnType<typeof openDatabase>["sql"]) => Promise<R>,
): Promise<R> {
  for (let tries = 0; ; tries++) {
    const pool = openDatabase(address, 1);
    try {
      return await work(pool.sql);
    } catch (error) {
      if (tries > 100) throw error;
      await wait(50);
    } finally {
      await pool.close();
    }
  }
}

const rows = (address: DatabaseAddress): Promise<number[]> =>
  query(address, async (sql) =>
    (await sql<{ n: number }[]>`select n from kept order by n`).map(({ n }) => n),
  );

describe("the embedded database", () => {
  it("loses no acknowledged row when Node, or Node and the database, are killed again and again", async () => {
    let address = await addressOf(hold());
    await query(address, (sql) => sql`create table kept (n int)`);
    for (const n of [1, 2, 3]) {
      await query(address, (sql) => sql`insert into kept values (${n})`);
      const before = serverPid();
      await children.at(-1)?.signal("SIGKILL");
      if (n === 2) await killServer();
      address = await addressOf(hold());
      expect(await rows(address)).toEqual(Array.from({ length: n }, (_, i) => i + 1));
      expect(serverPid() === before, "a server that still runs is adopted").toBe(n !== 2);
    }
    const last = serverPid();
    expect(isRunning(last)).toBe(true);
    await children.at(-1)?.signal("SIGTERM");
    expect(isRunning(last)).toBe(false);
    expect(existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);
  });

  it("comes back by itself when only the server dies", async () => {
    const child = hold();
    const address = await addressOf(child);
    await query(address, (sql) => sql`create table kept (n int)`);
    const before = serverPid();
    await killServer();
    await query(address, (sql) => sql`insert into kept values (1)`);
    expect(await rows(address)).toEqual([1]);
    expect(serverPid()).not.toBe(before);
    expect(await hold().exit, "the lock is held again").toBe(1);
  });

  it("has one owner: a second start is refused in one line, a guest may come, two at once are one", async () => {
    const [first, second] = [hold(), hold()];
    const winner = await Promise.any([
      first.firstLine.then(() => first),
      second.firstLine.then(() => second),
    ]);
    const loser = winner === first ? second : first;
    expect(await loser.exit).toBe(1);
    expect(loser.output().match(/^refused: .*$/gm)).toHaveLength(1);
    expect(loser.output()).toContain("already runs");
    const guest = hold("--guest");
    expect(await addressOf(guest)).toEqual(await addressOf(winner));
    const pid = serverPid();
    await guest.signal("SIGTERM");
    expect(isRunning(pid), "a guest leaves the server as it was").toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes(".init-"))).toEqual([]);
  });

  it.runIf(process.platform === "linux")(
    "starts in spite of a lock file that names another process, and of a half-made cluster",
    async () => {
      await addressOf(hold());
      await children.at(-1)?.signal("SIGTERM");
      const user = ordinaryUser(join(folder, "postgres"));
      const stranger = spawn("sleep", ["60"], { ...user, stdio: "ignore" });
      const lock = `${stranger.pid}\n${join(folder, "postgres")}\n1\n5432\n${join(folder, "run")}\n\n  1 1\nready\n`;
      writeFileSync(join(folder, "postgres", "postmaster.pid"), lock);
      mkdirSync(join(folder, "postgres.init-999999999"));
      const address = await addressOf(hold());
      expect(await query(address, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
      expect(stranger.exitCode).toBe(null);
      stranger.kill();
      expect(readdirSync(folder)).not.toContain("postgres.init-999999999");
    },
  );

  it("works in a folder whose path is too long for a socket", async () => {
    const long = join(folder, "a".repeat(60), "b".repeat(60));
    const child = runFile("tests/support/hold-database.ts", [long]);
    children.push(child);
    const address = await addressOf(child);
    expect(await query(address, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
    const log = readFileSync(join(long, "postgres.log"), "utf8");
    expect(log).toContain("ready to accept connections");
    await child.signal("SIGTERM");
    if ("socketDir" in address) rmSync(address.socketDir, { recursive: true });
  });
});
