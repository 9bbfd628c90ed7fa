import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type DatabaseAddress } from "#app/db/client.server.ts";
import { setting } from "#app/db/schema/index.ts";
import { isRunning } from "#app/server/embedded/process-table.server.ts";
import { recordedPid } from "#app/server/embedded/stale-lock.server.ts";
import { runFile } from "#tests/support/child.ts";
import { buryAtTheEnd } from "#tests/support/undertaker.ts";

let folder = "";
let bury = (): Promise<void> => Promise.resolve();

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-start-")));
  chmodSync(folder, 0o755);
  bury = buryAtTheEnd(folder);
});

afterAll(() => bury());

/** A start that is expected to fail: its exit code and the lines that it wrote. */
async function refusedStart(
  variables: Record<string, string>,
): Promise<{ code: number | null; lines: string[] }> {
  const child = runFile("app/server/main.ts", [], { HALYPA_DATA_DIR: folder, ...variables });
  const code = await child.exit;
  const lines = child
    .output()
    .split("\n")
    .filter((line) => line !== "");
  return { code, lines };
}

describe("the start", () => {
  it("stops at a wrong variable with one line that names it", async () => {
    expect(await refusedStart({ PORT: "a port" })).toEqual({
      code: 1,
      lines: ["Halypa cannot start: PORT must be a number from 0 to 65535"],
    });
  });

  it("stops with one line, without the address, when the server of DATABASE_URL does not answer", async () => {
    const { code, lines } = await refusedStart({
      DATABASE_URL: "postgres://halypa:hunter2@127.0.0.1:1/halypa",
      HALYPA_SECRET: "0123456789abcdef0123456789abcdef",
    });
    expect([code, lines]).toEqual([
      1,
      ["Halypa cannot start: DATABASE_URL cannot be used: the server answered ECONNREFUSED"],
    ]);
  });

  it("keeps a secret for its owner only, refuses another one, and opens no demo to others", async () => {
    const migrate = runFile("app/server/cli/db-migrate.ts", [], { HALYPA_DATA_DIR: folder });
    expect(await migrate.exit, migrate.output()).toBe(0);
    expect(recordedPid(join(folder, "postgres")), "a command line stops what it started").toBe(null);
    expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
    const other = await refusedStart({ HALYPA_SECRET: "another secret of at least 32 characters" });
    expect(other.lines).toEqual([
      "Halypa cannot start: HALYPA_SECRET is not the secret that this database was made with",
    ]);

    const holder = runFile("tests/support/hold-database.ts", [folder]);
    const address: DatabaseAddress = JSON.parse(await holder.firstLine);
    const pool = openDatabase(address, 1);
    await pool.db.insert(setting).values({ key: "demo", value: "ready" });
    await pool.close();
    const server = recordedPid(join(folder, "postgres")) ?? 0;
    await holder.signal("SIGKILL");
    const open = await refusedStart({ HOST: "0.0.0.0" });
    expect(open.lines.at(-1)).toContain("set HALYPA_DEMO=on");
    expect(open.code).toBe(1);
    expect(isRunning(server), "a start that fails leaves nothing running").toBe(false);

    const secret = readFileSync(join(folder, "secret"));
    rmSync(join(folder, "secret"));
    expect((await refusedStart({})).lines.at(-1)).toContain("secret is missing although the database exists");
    expect(secret).toHaveLength(44);
  });
});
