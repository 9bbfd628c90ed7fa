import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Ctx } from "./ctx.ts";

const dialect = new PgDialect();

/**
 * For the few large statements of pages that everybody opens: PostgreSQL plans them once for each connection instead
 * of at every request, which costs more than running them. The text may not depend on who asks, only its parameters.
 */
export async function executePrepared<Row>(
  { db }: Pick<Ctx, "db">,
  name: string,
  query: SQL,
): Promise<readonly Row[]> {
  const prepared = db._.session.prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(
    dialect.sqlToQuery(query),
    undefined,
    name,
    false,
  );
  return prepared.execute();
}
