import { randomBytes } from "node:crypto";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/auth/services.ts";
import {
  area,
  contentAsset,
  destroyedText,
  ledgerEntry,
  person,
  sealedText,
  session,
  setting,
} from "#app/db/schema/index.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { saveDraft } from "#app/domain/supervision/save-draft.server.ts";
import { sealEvents } from "#app/domain/audit/seal-events.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { makeKeyRing } from "#app/platform/crypto.server.ts";
import { checkArchive } from "#app/server/archive/check-archive.server.ts";
import { formatDestroyedList, parseDestroyedList } from "#app/server/archive/destroyed-list.ts";
import { backUp } from "#app/server/backup.server.ts";
import { openKeys } from "#app/server/open-keys.server.ts";
import { restoreArchive } from "#app/server/restore.server.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { editArchive, withJson } from "#tests/support/archive-edit.ts";
import { day, heldClock } from "#tests/support/clock.ts";
import { makeCourse } from "#tests/support/course.ts";
import { anotherDatabase, testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { makePair, sendRecord } from "#tests/support/supervision.ts";
import { cookieOf, testServices } from "#tests/support/request.ts";

const secret = "the secret of the archives in this file, long enough";
const folder = mkdtempSync(join(tmpdir(), "halypa-archive-"));
const file = join(folder, "archive.tar.gz");
const clock = heldClock();
const odd = 'tab\tline\nback\\slash \\N \\. çaga "quoted" Ň \u{1F9F6}';

let services: Services;
let asSupervisor: PersonCtx;
let destroyedLater = "";
let written: Awaited<ReturnType<typeof backUp>>;

afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const pool = await testDatabase();
  services = testServices(pool, { keys: await openKeys(pool.db, secret), clock });
  const worker = await makePerson(pool.db, { roles: ["worker"], surname: odd });
  const { lessonIds } = await makeCourse(pool.db);
  const ctx = { ...ctxFor(pool.db, worker, ["worker"], clock), keys: services.keys };
  const write = { writeId: uuidv7(), lessonId: lessonIds[0] ?? "", promptId: "r1" };
  await saveReflection(ctx, { ...write, text: odd });
  await cookieOf(services, worker.id);
  const bytes = randomBytes(1_300_000);
  await pool.db.insert(contentAsset).values({ hash: "big", mediaType: "image/png", bytes });
  const pair = await makePair(pool.db);
  asSupervisor = { ...pair.asSupervisor, keys: services.keys };
  destroyedLater = await sendRecord({ ...pair, asSupervisor });
  await sendRecord({ ...pair, asSupervisor });
  await saveDraft(asSupervisor, {
    draftId: uuidv7(),
    sessionId: uuidv7(),
    subject: { workerId: pair.worker.id },
    workerId: pair.worker.id,
    revision: 0,
    text: { decision: odd },
  });
  await sealEvents({ ...systemCtx(pool.db, clock), keys: services.keys });
  written = await backUp(services, file);
});

/** Checks and restores as the command does, with what is given changed. */
async function restore(
  into: Services,
  {
    path = file,
    withSecret = secret,
    now = clock.now(),
    evenExpired = false,
    destroyed = [] as string[],
    evenBroken = false,
  } = {},
) {
  const archive = await checkArchive({ path, keys: makeKeyRing(withSecret), now, evenExpired });
  return restoreArchive(into, { path, archive, secret, destroyed, evenBroken });
}

async function emptyServices(): Promise<Services> {
  const { pool } = await anotherDatabase();
  return testServices(pool, {
    keys: await openKeys(pool.db, "the secret of the other database, of its start"),
    clock,
  });
}

describe("an archive", () => {
  it("fills an empty database so that every table is equal, and its own backup is the same again", async () => {
    const target = await emptyServices();
    const report = await restore(target);
    expect(report).toMatchObject({
      tables: written.tables.length,
      rows: written.tables.reduce((sum, { rows }) => sum + rows, 0),
      samples: { reflections: 1, records: 2, drafts: 1 },
      chain: await services.pool.db.$count(ledgerEntry),
      broken: null,
    });
    const [same] = await target.pool.db.select({ surname: person.surname }).from(person);
    expect(same?.surname).toBe(odd);
    const again = await backUp(target, join(folder, "again.tar.gz"));
    const differ = again.tables.filter(({ name, sha256 }) =>
      written.tables.every((table) => table.name !== name || table.sha256 !== sha256),
    );
    expect(
      differ.map(({ name }) => name),
      "what restore itself writes: its line in the audit",
    ).toEqual(["audit_event"]);
  });

  it("is remembered, can be read by its owner only, and leaves nothing half-written beside it", async () => {
    const [row] = await services.pool.db.select().from(setting).where(eq(setting.key, "last-backup"));
    expect(row?.value).toMatchObject({ madeAt: written.madeAt.toISOString(), bytes: statSync(file).size });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(backUp({ ...services, keys: brokenKeys() }, join(folder, "never.tar.gz"))).rejects.toThrow(
      "broken",
    );
    expect(readdirSync(folder).filter((name) => name.includes("never"))).toEqual([]);
  });

  it("holds one moment, although people write while it is made", async () => {
    const { pool } = services;
    const path = join(folder, "busy.tar.gz");
    const apart = (await pool.db.$count(person)) - (await pool.db.$count(area));
    let writing = true;
    let made = 0;
    const writer = (async () => {
      while (writing) {
        await pool.db.transaction((db) => makePerson(db));
        made += 1;
      }
    })();
    while (made === 0) await new Promise(setImmediate);
    const { tables } = await backUp(services, path);
    writing = false;
    await writer;
    const count = (name: string): number => tables.find((table) => table.name === name)?.rows ?? 0;
    expect(count("person") - count("area"), "each person comes with an area, in one transaction").toBe(apart);
    const target = await emptyServices();
    await restore(target, { path });
    expect(await target.pool.db.$count(person)).toBe(count("person"));
  });

  it("carries no sign-in", async () => {
    expect(await services.pool.db.$count(session)).toBe(1);
    const names =
      gunzipSync(readFileSync(file))
        .toString("latin1")
        .match(/tables\/\w+/g) ?? [];
    expect(names).toContain("tables/person");
    expect(names).not.toContain("tables/session");
    expect(names).not.toContain("tables/rate_limit");
  });
});

describe("texts that were destroyed after the backup", () => {
  it("are destroyed again, and stay so", async () => {
    const target = await emptyServices();
    const report = await restore(target, { destroyed: [destroyedLater, uuidv7()] });
    expect(report.destroyedAgain).toBe(1);
    expect(await target.pool.db.$count(sealedText)).toBe(1);
    expect(await target.pool.db.$count(sealedText, eq(sealedText.id, destroyedLater))).toBe(0);
    expect(await target.pool.db.select({ id: destroyedText.id }).from(destroyedText)).toContainEqual({
      id: destroyedLater,
    });
  });

  it("come from a list that says its moment and its length", () => {
    const list = { madeAt: clock.now(), ids: [uuidv7(), uuidv7()] };
    const text = formatDestroyedList(list);
    expect(parseDestroyedList(text)).toEqual(list);
    expect(parseDestroyedList(text.split("\n").slice(0, 2).join("\n"))).toBe(null);
    expect(parseDestroyedList(text.replace(/^.*-.*\n/m, ""))).toBe(null);
    expect(parseDestroyedList("anything")).toBe(null);
  });
});

describe("what was broken before the backup", () => {
  it("is named, and comes back only when that is wanted: a text that does not open, a chain with a hole", async () => {
    const path = join(folder, "broken.tar.gz");
    const source = await emptyServices();
    await restore(source, { destroyed: [] });
    const { db } = source.pool;
    const restored = { ...source, keys: services.keys };
    await db.execute(sql`alter table ledger_entry disable trigger user`);
    await db.execute(sql`delete from ledger_entry where seq = 1`);
    await backUp(restored, path);
    const target = await emptyServices();
    await expect(restore(target, { path })).rejects.toThrow(
      /^the chain of .* is broken \(entry 1: deleted\).*--even-broken/,
    );
    expect(await target.pool.db.$count(person)).toBe(0);
    expect((await restore(target, { path, evenBroken: true })).broken).toContain("is broken");

    await db.execute(sql`alter table sealed_text disable trigger user`);
    await db.execute(sql`update sealed_text set sealed = 'nonsense'`);
    await backUp(restored, path);
    await expect(restore(await emptyServices(), { path, evenBroken: true })).rejects.toThrow(
      "a sealed record of the archive does not open: nothing was kept",
    );
  });
});

describe("restore refuses in one line, and writes nothing:", () => {
  let target: Services;
  const changed = join(folder, "changed.tar.gz");
  beforeAll(async () => {
    target = await emptyServices();
  });

  /** The line of the refusal, after making sure that the target is as empty as before. */
  async function refusal(options: Parameters<typeof restore>[1] = {}): Promise<string> {
    const line = await restore(target, options).then(
      () => "nothing was refused",
      (error: unknown) =>
        error instanceof Error && error.name === "StartError" ? error.message : `broke: ${String(error)}`,
    );
    expect(line).not.toContain("\n");
    expect(await target.pool.db.$count(person)).toBe(0);
    expect(await target.pool.db.select({ key: setting.key }).from(setting)).toEqual([{ key: "secret" }]);
    return line;
  }

  it("another secret", async () => {
    expect(await refusal({ withSecret: "some other secret, also long enough to be one" })).toBe(
      "HALYPA_SECRET is not the secret that this archive was made with",
    );
  });

  it("an expired archive, unless it is wanted", async () => {
    const now = new Date(clock.now().getTime() + 91 * day);
    expect(await refusal({ now })).toMatch(/^the archive expired on \d{4}-\d\d-\d\d: .*--expired$/);
    const other = await emptyServices();
    expect((await restore(other, { now, evenExpired: true })).rows).toBeGreaterThan(0);
  });

  it.each([0.1, 0.5, 0.9, 0.999])("an archive of which only %d is there", async (share) => {
    const bytes = readFileSync(file);
    writeFileSync(changed, bytes.subarray(0, Math.floor(bytes.length * share)));
    expect(await refusal({ path: changed })).toMatch(/^the archive is cut/);
    // The same with the outer wrapping mended.
    const plain = gunzipSync(readFileSync(file));
    writeFileSync(changed, gzipSync(plain.subarray(0, Math.floor(plain.length * share))));
    expect(await refusal({ path: changed })).toMatch(/^the archive is cut/);
  });

  it("an archive with a byte changed", async () => {
    const bytes = Buffer.from(readFileSync(file));
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    expect(await refusal({ path: changed })).toMatch(/^the archive is /);
    writeFileSync(changed, "not an archive at all");
    expect(await refusal({ path: changed })).toMatch(/^the archive is /);
    truncateSync(changed);
    expect(await refusal({ path: changed })).toMatch(/^the archive is /);
  });

  it("a row that was edited, even with the checksums mended", async () => {
    const edit = (text: Buffer): Buffer =>
      Buffer.from(text.toString("latin1").replace("worker", "author"), "latin1");
    const isGrants = (name: string): boolean => name.startsWith("tables/role_grant/");
    await editArchive(file, changed, (members) =>
      members.map(({ name, body }) => ({ name, body: isGrants(name) ? edit(body) : body })),
    );
    expect(await refusal({ path: changed })).toContain("table role_grant does not fit its checksum");
    await editArchive(file, changed, (members) =>
      withJson(members, "manifest.json", (manifest) => {
        manifest["tables"] = [];
      }),
    );
    expect(await refusal({ path: changed })).toContain("the seal does not fit the manifest");
  });

  it("a part that is missing, added or in another place", async () => {
    const big = "tables/content_asset/000002.copy";
    await editArchive(file, changed, (members) => members.filter(({ name }) => name !== big));
    expect(await refusal({ path: changed })).toContain("is not where it belongs");
    await editArchive(file, changed, (members) => members.filter(({ name }) => !name.includes("/person/")));
    expect(await refusal({ path: changed })).toContain("table person does not fit its checksum");
    const extra = { name: "tables/session/000001.copy", body: Buffer.from("x\n") };
    await editArchive(file, changed, (members) => members.toSpliced(1, 0, extra));
    expect(await refusal({ path: changed })).toContain("table session does not fit its checksum");
    await editArchive(file, changed, (members) => [...members, { name: "more", body: Buffer.of() }]);
    expect(await refusal({ path: changed })).toContain("more does not belong into it");
  });

  it("a longer life, and tables of another version of the program", async () => {
    const about = (key: string, value: unknown) => (members: Parameters<typeof withJson>[0]) =>
      withJson(members, "about.json", (json) => {
        json[key] = value;
      });
    await editArchive(file, changed, about("expiresAt", "2099-01-01T00:00:00.000Z"));
    expect(await refusal({ path: changed })).toContain("about.json was edited");
    await editArchive(file, changed, about("migrations", ["another"]));
    expect(await refusal({ path: changed })).toContain("restore with the program that made it");
    await editArchive(file, changed, about("format", "something-else"));
    expect(await refusal({ path: changed })).toContain("about.json cannot be read");
  });

  it("a database that holds anything, and an archive that is not there", async () => {
    const before = await services.pool.db.$count(person);
    await expect(restore(services)).rejects.toThrow(/^the database is not empty \(table \w+ has rows\)/);
    expect(await services.pool.db.$count(person)).toBe(before);
    expect(await refusal({ path: join(folder, "missing.tar.gz") })).toMatch(/^--from .* cannot be read/);
  });
});

function brokenKeys(): Services["keys"] {
  return {
    ...services.keys,
    fingerprint: (purpose, text) => {
      if (purpose === "archive") throw new Error("broken");
      return services.keys.fingerprint(purpose, text);
    },
  };
}
