import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKeyRing } from "#app/platform/crypto.server.ts";
import { checkArchive } from "#app/server/archive/check-archive.server.ts";
import { openDatabase } from "#app/db/client.server.ts";
import { recordedPid } from "#app/server/embedded/stale-lock.server.ts";
import { runFile } from "#tests/support/child.ts";
import { systemPostgres, startPostgresServer, type PostgresServer } from "#tests/support/postgres-server.ts";
import { buryAtTheEnd } from "#tests/support/undertaker.ts";

const bin = systemPostgres();
const burials: (() => Promise<void>)[] = [];
let server: PostgresServer | null = null;

beforeAll(async () => {
  if (bin) server = await startPostgresServer(bin);
});
afterAll(async () => {
  await server?.stop();
  for (const bury of burials) await bury();
});

/** A data directory of its own. */
function dataDir(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-operations-")));
  chmodSync(folder, 0o755);
  burials.push(buryAtTheEnd(folder));
  return folder;
}

interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

async function command(
  name: string,
  args: readonly string[],
  variables: Record<string, string>,
): Promise<Ended> {
  const child = runFile(`app/server/cli/${name}.ts`, args, variables);
  const code = await child.exit;
  const lines = child
    .output()
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("Making the database"));
  return { code, lines };
}

async function succeed(...call: Parameters<typeof command>): Promise<readonly string[]> {
  const { code, lines } = await command(...call);
  expect(code, lines.join("\n")).toBe(0);
  return lines;
}

const secretIn = (folder: string): string => readFileSync(join(folder, "secret"), "utf8").trim();

async function sums(path: string, secret: string): Promise<Map<string, string>> {
  const { tables } = await checkArchive({
    path,
    keys: makeKeyRing(secret),
    now: new Date(),
    evenExpired: false,
  });
  // Every command notes in these two that it ran.
  const noted = ["audit_event", "setting"];
  return new Map(
    tables
      .filter(({ name }) => !noted.includes(name))
      .map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]),
  );
}

describe("the commands of whoever runs it", () => {
  const first = dataDir();
  const archive = join(first, "first.tar.gz");
  const list = join(first, "destroyed.txt");
  let said: readonly string[] = [];

  beforeAll(async () => {
    const name = ["--email", "jeren@example.org", "--name", "Jeren Myradowa"];
    await succeed("admin-create", name, { HALYPA_DATA_DIR: first });
    said = await succeed("backup", ["--to", archive], { HALYPA_DATA_DIR: first });
    await succeed("destroyed-list", ["--to", list], { HALYPA_DATA_DIR: first });
  });

  it("say where the backup is, and stop what they started", () => {
    expect(said.at(-1)).toBe(archive);
    expect(recordedPid(join(first, "postgres"))).toBe(null);
  });

  it("note that a copy of the secret was right, and nothing of a wrong one", async () => {
    const check = async (copy: string): Promise<Ended> => {
      const child = runFile("app/server/cli/secret-check.ts", [], { HALYPA_DATA_DIR: first });
      child.process.stdin?.end(`${copy}\n`);
      return { code: await child.exit, lines: child.output().trim().split("\n") };
    };
    const wrong = await check("not the secret of this installation at all");
    expect(wrong).toEqual({ code: 1, lines: ["this is not the secret of this installation: mend the copy"] });
    const right = await check(secretIn(first));
    expect(right).toEqual({ code: 0, lines: ["The copy is right. This is noted; the copy is not."] });
  }, 30_000);

  it.runIf(bin !== null)(
    "move everything from the embedded database to a PostgreSQL server and back, equal each time",
    async () => {
      const secret = secretIn(first);
      const there = { DATABASE_URL: server?.url ?? "", HALYPA_SECRET: secret, HALYPA_DATA_DIR: first };
      const lines = await succeed("restore", ["--from", archive, "--destroyed", list], there);
      expect(lines.join("\n")).toMatch(/\d+ rows of \d+ tables: counts and checksums are equal\./);
      const second = join(first, "second.tar.gz");
      await succeed("backup", ["--to", second], there);
      expect(await sums(second, secret)).toEqual(await sums(archive, secret));

      const back = dataDir();
      const here = { HALYPA_DATA_DIR: back, HALYPA_SECRET: secret };
      await succeed("restore", ["--from", second, "--no-destroyed-list"], here);
      expect(secretIn(back), "the next start needs no variable").toBe(secret);
      const third = join(back, "third.tar.gz");
      await succeed("backup", ["--to", third], { HALYPA_DATA_DIR: back });
      expect(await sums(third, secret)).toEqual(await sums(archive, secret));
    },
    90_000,
  );

  it("refuse in one line: no list, no archive, a wrong secret, a second time", async () => {
    const folder = dataDir();
    const here = { HALYPA_DATA_DIR: folder, HALYPA_SECRET: secretIn(first) };
    const refused = async (args: string[], variables: Record<string, string> = here): Promise<string> => {
      const { code, lines } = await command("restore", args, variables);
      expect([code, lines.length], lines.join("\n")).toEqual([1, 1]);
      return lines[0] ?? "";
    };
    expect(await refused([])).toContain("--from is missing");
    expect(await refused(["--from", archive])).toContain("--destroyed is missing");
    expect(await refused(["--from", archive, "--strange"])).toContain("npm run restore");
    writeFileSync(
      join(folder, "old.txt"),
      "halypa destroyed texts, made 2020-01-01T00:00:00.000Z\nend, 0 ids\n",
    );
    expect(await refused(["--from", archive, "--destroyed", join(folder, "old.txt")])).toContain(
      "older than the archive",
    );
    const other = { ...here, HALYPA_SECRET: "a secret that is not the one of this archive" };
    expect(await refused(["--from", archive, "--destroyed", list], other)).toBe(
      "HALYPA_SECRET is not the secret that this archive was made with",
    );
    expect(await refused(["--from", archive, "--destroyed", list], { HALYPA_DATA_DIR: folder })).toContain(
      "HALYPA_SECRET is missing",
    );
    expect(existsSync(join(folder, "postgres")), "no database was made").toBe(false);
    expect(await refused(["--from", archive, "--destroyed", list], { HALYPA_DATA_DIR: first })).toContain(
      "the database is not empty",
    );
  }, 60_000);

  it("replace the secret: the old one opens nothing any more, and a rotation that was killed is finished", async () => {
    const folder = dataDir();
    const here = { HALYPA_DATA_DIR: folder };
    await succeed("db-migrate", [], here);
    const old = secretIn(folder);
    await succeed("secret-rotate", [], here);
    const fresh = secretIn(folder);
    expect(fresh).not.toBe(old);
    const kept = readdirSync(folder).find((name) => name.startsWith("secret.until-")) ?? "";
    expect(readFileSync(join(folder, kept), "utf8").trim()).toBe(old);
    const { lines } = await command("db-migrate", [], { ...here, HALYPA_SECRET: old });
    expect(lines).toEqual(["HALYPA_SECRET is not the secret that this database was made with"]);

    // Killed between the database's commit and the file's change: the file holds the old one again.
    writeFileSync(join(folder, "secret.next"), fresh);
    writeFileSync(join(folder, "secret"), old);
    await succeed("db-migrate", [], here);
    expect(secretIn(folder)).toBe(fresh);
    expect(existsSync(join(folder, "secret.next"))).toBe(false);
  }, 60_000);

  it.runIf(bin !== null)(
    "replace the secret of a server only when no portal is connected",
    async () => {
      const url = server?.url ?? "";
      const name = "rotated";
      const admin = openDatabase({ url: url.replace("portal@", "root@") }, 1);
      await admin.sql`create database ${admin.sql(name)} owner portal`;
      await admin.close();
      const there = {
        DATABASE_URL: url.replace(/portal$/, name),
        HALYPA_SECRET: "the secret of the server, the first of two",
      };
      await succeed("db-migrate", [], there);
      const holder = runFile("tests/support/hold-connection.ts", [there.DATABASE_URL]);
      await holder.firstLine;
      const { lines } = await command("secret-rotate", [], there);
      expect(lines).toEqual([
        "the portal still runs on this database: stop every process of it, then rotate",
      ]);
      await holder.signal("SIGKILL");
      const next = "the secret of the server, the second of two";
      await succeed("secret-rotate", [], { ...there, HALYPA_SECRET_NEW: next });
      await succeed("db-migrate", [], { ...there, HALYPA_SECRET: next });
      expect((await command("db-migrate", [], there)).code).toBe(1);
    },
    60_000,
  );
});
