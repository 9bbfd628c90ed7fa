import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type { ISql } from "postgres";
import { StartError } from "#app/platform/start-error.ts";
import { readPartName, type About, type TableSum } from "./archive-shape.ts";
import type { CheckedArchive } from "./check-archive.server.ts";
import { readArchive } from "./read-archive.server.ts";
import { differingTables, tableSummer } from "./table-sum.server.ts";
import { archivedTables, copyOut, listTables, settleText, type Table } from "./tables.server.ts";

/** What every database has as soon as it is opened; the archive's own takes its place. */
const replaced = ["setting", "wrapped_key"];

/**
 * Fills an empty, migrated database inside the caller's transaction, then reads every table back and compares.
 * Rows go in with all triggers and constraints in force, those that others refer to first.
 * @throws StartError when the database holds anything, or what was read back differs
 */
export async function fillDatabase(
  sql: ISql,
  path: string,
  { about, tables }: CheckedArchive,
): Promise<void> {
  const present = await listTables(sql);
  await sql.unsafe(
    `lock table ${present.map(({ name }) => quoted(name)).join(", ")} in access exclusive mode`,
  );
  await refuseRows(sql, present);
  for (const name of replaced) await sql.unsafe(`delete from ${quoted(name)}`);
  await settleText(sql);
  for await (const { name, parts } of byTable(path)) await copyIn(sql, about, name, parts);
  const [different] = differingTables(tables, await readBack(sql));
  if (different)
    throw new StartError(`table ${different} came out otherwise than it went in: nothing was kept`);
}

async function refuseRows(sql: ISql, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    if (replaced.includes(name)) continue;
    const [row] = await sql.unsafe(`select 1 from ${quoted(name)} limit 1`);
    if (row)
      throw new StartError(
        `the database is not empty (table ${name} has rows): restore fills an empty one only`,
      );
  }
}

async function copyIn(sql: ISql, about: About, name: string, parts: AsyncIterable<Buffer>): Promise<void> {
  const table = about.tables.find((one) => one.name === name);
  if (!table) throw new StartError(`the archive does not say what table ${name} is`);
  const columns = table.columns.map((column) => `"${column}"`).join(", ");
  const into = await sql.unsafe(`copy ${quoted(name)} (${columns}) from stdin`).writable();
  await pipeline(Readable.from(parts), into);
}

/** The parts of an archive, gathered by table. Each must be read to its end before the next is asked for. */
async function* byTable(path: string): AsyncGenerator<{ name: string; parts: AsyncIterable<Buffer> }> {
  const members = readArchive(path);
  let next = await nextPart(members);
  while (next) {
    const name = next.table;
    yield {
      name,
      parts: (async function* () {
        while (next?.table === name) {
          yield next.body;
          next = await nextPart(members);
        }
      })(),
    };
  }
}

async function nextPart(
  members: ReturnType<typeof readArchive>,
): Promise<{ table: string; body: Buffer } | null> {
  for (;;) {
    const member = await members.next();
    if (member.done) return null;
    const part = readPartName(member.value.name);
    if (part) return { table: part.table, body: member.value.body };
  }
}

async function readBack(sql: ISql): Promise<TableSum[]> {
  const sums: TableSum[] = [];
  for (const table of await archivedTables(sql)) {
    const summer = tableSummer(table.name);
    for await (const bytes of copyOut(sql, table)) summer.add(bytes);
    sums.push(summer.sum());
  }
  return sums;
}

function quoted(name: string): string {
  return `public."${name}"`;
}
