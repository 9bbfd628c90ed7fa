import { getTableColumns, sql, type InferInsertModel, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/** One row for `insert().select()`: it is inserted once for every row of `from`, which is a name in the statement. */
export function rowWhere<T extends PgTable>(table: T, row: InferInsertModel<T>, from: string): SQL {
  const given = new Map<string, unknown>(Object.entries(row).filter(([, value]) => value !== undefined));
  const values = Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = given.has(name) ? given.get(name) : (column.defaultFn?.() ?? column.default ?? null);
    return sql`${sql.param(value, column)}::${sql.raw(column.getSQLType())}`;
  });
  return sql`select ${sql.join(values, sql`, `)} from ${sql.identifier(from)}`;
}
