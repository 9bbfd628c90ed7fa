import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { ISql, Sql } from "postgres";
import type { KeyRing } from "#app/platform/crypto.server.ts";
import { appliedMigrationHashes } from "#app/server/migrate.server.ts";
import { manifestSeal, secretPrint, sha256 } from "./archive-seal.server.ts";
import {
  aboutName,
  daysToLive,
  leftOut,
  manifestName,
  partName,
  sealName,
  type About,
  type TableSum,
} from "./archive-shape.ts";
import { tableSummer } from "./table-sum.server.ts";
import { archivedTables, copyOut, settleText, type Table } from "./tables.server.ts";
import { largestMember, tarEnd, tarMember } from "./tar.server.ts";

export interface WrittenArchive {
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly tables: readonly TableSum[];
  readonly bytes: number;
}

const dayMs = 86_400_000;

/**
 * Writes all tables as one snapshot sees them into `path`, while others go on writing. The file gets its name when
 * it is whole and on the disk; an older one of that name stays until then.
 */
export async function writeArchive(
  sql: Sql,
  keys: KeyRing,
  { path, program, now }: { readonly path: string; readonly program: string; readonly now: Date },
): Promise<WrittenArchive> {
  const half = `${path}.${randomBytes(4).toString("hex")}.half`;
  await mkdir(dirname(path), { recursive: true });
  try {
    const written = await sql.begin("isolation level repeatable read read only", async (snapshot) => {
      await settleText(snapshot);
      const tables = await archivedTables(snapshot);
      const about: About = {
        format: "halypa-archive-1",
        program,
        madeAt: now,
        expiresAt: new Date(now.getTime() + daysToLive * dayMs),
        migrations: await appliedMigrationHashes(snapshot),
        secret: secretPrint(keys),
        tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
        leftOut: [...leftOut],
      };
      const sums: TableSum[] = [];
      await pipeline(
        Readable.from(members(snapshot, keys, about, tables, sums)),
        createGzip({ level: 6 }),
        createWriteStream(half, { flags: "wx", mode: 0o600, flush: true }),
      );
      return { madeAt: about.madeAt, expiresAt: about.expiresAt, tables: sums };
    });
    await rename(half, path);
    await flushFolder(dirname(path));
    return { ...written, bytes: (await stat(path)).size };
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

async function* members(
  sql: ISql,
  keys: KeyRing,
  about: About,
  tables: readonly Table[],
  sums: TableSum[],
): AsyncGenerator<Buffer> {
  const member = (name: string, body: Buffer): Buffer => tarMember({ name, body }, about.madeAt);
  const head = json(about);
  yield member(aboutName, head);
  for (const table of tables) {
    const summer = tableSummer(table.name);
    let number = 0;
    for await (const part of inParts(copyOut(sql, table))) {
      summer.add(part);
      number += 1;
      yield member(partName(table.name, number), part);
    }
    sums.push(summer.sum());
  }
  const manifest = json({ about: sha256(head), tables: sums });
  yield member(manifestName, manifest);
  yield member(sealName, Buffer.from(manifestSeal(keys, manifest)));
  yield tarEnd;
}

/** Gathers small pieces and cuts large ones, so that nothing is ever held but one part. */
async function* inParts(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < largestMember) continue;
    const all = Buffer.concat(held);
    let from = 0;
    for (; all.length - from >= largestMember; from += largestMember)
      yield all.subarray(from, from + largestMember);
    held = [all.subarray(from)];
    length = all.length - from;
  }
  if (length > 0) yield Buffer.concat(held);
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}

/** The new name itself must survive a power cut. Not every system can do it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
