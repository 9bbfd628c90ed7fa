import type { ISql } from "postgres";
import { leftOut } from "./archive-shape.ts";

export interface Table {
  readonly name: string;
  /** Generated columns aside. */
  readonly columns: readonly string[];
  /** Columns of the primary key, each with `true` where its order depends on a collation. */
  readonly key: readonly { readonly name: string; readonly collated: boolean }[];
}

/** Our tables, those that others refer to first. @throws Error for two that refer to each other */
export async function listTables(sql: ISql): Promise<Table[]> {
  const rows = await sql<(Table & { needs: string[] })[]>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'collated', a.attcollation <> 0)
          order by array_position(i.indkey::int2[], a.attnum)), '[]')
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`;
  const ordered: Table[] = [];
  let waiting = [...rows];
  while (waiting.length > 0) {
    const done = new Set(ordered.map(({ name }) => name));
    const ready = waiting.filter(({ needs }) => needs.every((name) => done.has(name)));
    if (ready.length === 0)
      throw new Error(`tables refer to each other: ${waiting.map(({ name }) => name).join()}`);
    ordered.push(...ready.map(({ name, columns, key }) => ({ name, columns, key })));
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** The tables that an archive holds. */
export async function archivedTables(sql: ISql): Promise<Table[]> {
  return (await listTables(sql)).filter(({ name }) => !leftOut.includes(name));
}

/** The same text for the same rows on every server, whatever its settings and its collation. */
export async function settleText(sql: ISql): Promise<void> {
  await sql`set local datestyle = 'ISO, YMD'`;
  await sql`set local intervalstyle = 'postgres'`;
  await sql`set local timezone = 'UTC'`;
  await sql`set local bytea_output = 'hex'`;
  await sql`set local extra_float_digits = 1`;
}

/** A table's rows in COPY text format, in the order of its primary key. Call `settleText` first. */
export async function* copyOut(sql: ISql, { name, columns, key }: Table): AsyncGenerator<Buffer> {
  const order = key.map((column) => `"${column.name}"${column.collated ? ' collate "C"' : ""}`).join(", ");
  const list = columns.map((column) => `"${column}"`).join(", ");
  const rows = `select ${list} from public."${name}"${order ? ` order by ${order}` : ""}`;
  const stream = await sql.unsafe(`copy (${rows}) to stdout`).readable();
  try {
    yield* stream;
  } finally {
    // The driver pauses its socket for a slow reader, and nothing resumes it once the last piece has come.
    // oxlint-disable-next-line no-underscore-dangle
    stream._read(0);
  }
}
