import type { z } from "zod";
import type { KeyRing } from "#app/platform/crypto.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { knownMigrationHashes } from "#app/server/migrate.server.ts";
import { manifestSeal, secretPrint, sha256 } from "./archive-seal.server.ts";
import {
  about as aboutShape,
  aboutName,
  manifest as manifestShape,
  manifestName,
  readPartName,
  sealName,
  type About,
  type TableSum,
} from "./archive-shape.ts";
import { readArchive } from "./read-archive.server.ts";
import { differingTables, tableSummer } from "./table-sum.server.ts";

export interface CheckedArchive {
  readonly about: About;
  readonly tables: readonly TableSum[];
}

export interface CheckOptions {
  readonly path: string;
  readonly keys: KeyRing;
  readonly now: Date;
  /** Whoever restores said that an expired archive is wanted. */
  readonly evenExpired: boolean;
}

/**
 * Reads the whole archive and compares every sum and the seal. Touches no database.
 * @throws StartError with one line: wrong secret, expired, of another version, cut, damaged or edited
 */
export async function checkArchive(options: CheckOptions): Promise<CheckedArchive> {
  const members = readArchive(options.path);
  const first = await members.next();
  if (first.done || first.value.name !== aboutName) throw damaged("it does not begin as one of Halypa does");
  const about = parse(aboutShape, first.value.body, aboutName);
  refuseUnfit(about, options);
  const parts = partSummer();
  let manifest: Buffer | null = null;
  let seal: Buffer | null = null;
  for await (const { name, body } of members) {
    if (!manifest && parts.add(name, body)) continue;
    if (name === manifestName && !manifest) manifest = body;
    else if (name === sealName && manifest && !seal) seal = body;
    else throw damaged(`${name} does not belong into it`);
  }
  const sums = parts.sums();
  if (!manifest || !seal) throw damaged("its manifest is missing");
  if (seal.toString() !== manifestSeal(options.keys, manifest))
    throw damaged("the seal does not fit the manifest");
  const listed = parse(manifestShape, manifest, manifestName);
  if (listed.about !== sha256(first.value.body)) throw damaged(`${aboutName} was edited`);
  const [different] = differingTables(listed.tables, [...sums, ...emptyOnes(listed.tables, sums)]);
  if (different) throw damaged(`table ${different} does not fit its checksum`);
  return { about, tables: listed.tables };
}

/** Sums the parts of one table after the other. Takes only what is a part, and only in order. */
function partSummer(): { add(name: string, body: Buffer): boolean; sums(): TableSum[] } {
  const tables: { name: string; parts: number; summer: ReturnType<typeof tableSummer> }[] = [];
  return {
    add(name, body) {
      const part = readPartName(name);
      if (!part) return false;
      const last = tables.at(-1);
      const table =
        last?.name === part.table ? last : { name: part.table, parts: 0, summer: tableSummer(part.table) };
      if (table !== last) tables.push(table);
      table.parts += 1;
      if (part.number !== table.parts) throw damaged(`${name} is not where it belongs`);
      table.summer.add(body);
      return true;
    },
    sums: () => tables.map(({ summer }) => summer.sum()),
  };
}

function refuseUnfit(about: About, { keys, now, evenExpired }: CheckOptions): void {
  if (about.secret !== secretPrint(keys))
    throw new StartError("HALYPA_SECRET is not the secret that this archive was made with");
  if (about.expiresAt <= now && !evenExpired) {
    const day = about.expiresAt.toISOString().slice(0, 10);
    throw new StartError(`the archive expired on ${day}: take a newer one, or add --expired`);
  }
  if (about.migrations.join() !== knownMigrationHashes().join())
    throw new StartError(
      `the archive holds the tables of Halypa ${about.program}, which are not those of this program: restore with the program that made it, then upgrade`,
    );
}

/** An empty table has no part in the archive: its sum is the sum of nothing. */
function emptyOnes(listed: readonly TableSum[], found: readonly TableSum[]): TableSum[] {
  const names = new Set(found.map(({ name }) => name));
  return listed
    .filter(({ name, rows }) => rows === 0 && !names.has(name))
    .map(({ name }) => tableSummer(name).sum());
}

function parse<T>(shape: z.ZodType<T>, body: Buffer, name: string): T {
  const read = shape.safeParse(readJson(body));
  if (!read.success) throw damaged(`${name} cannot be read`);
  return read.data;
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

function damaged(reason: string): StartError {
  return new StartError(`the archive is refused, nothing was written: ${reason}`);
}
