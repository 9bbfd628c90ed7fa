import { hostname } from "node:os";
import { drizzle, PostgresJsSession } from "drizzle-orm/postgres-js";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index.ts";

/** The pool or a transaction of it: commands cannot tell which, and need not. */
export type Database = PgDatabase<PostgresJsQueryResultHKT, typeof schema>;

/** Where the database listens: a URL, or the embedded server's socket folder. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly socketDir: string; readonly port: number; readonly user: string; readonly database: string };

export interface DatabasePool {
  readonly db: Database;
  readonly sql: postgres.Sql;
  close(): Promise<void>;
}

/** By this name the connections of this process are known among the others of a server. */
export const applicationName = `halypa ${process.pid}@${hostname()}`.slice(0, 63);

/** What a server or a role may have set otherwise, and we read dates by. */
const settings = { TimeZone: "UTC", DateStyle: "ISO, YMD", application_name: applicationName };

/** Opens a pool. `max` connections must fit `max_connections` of the server over all processes. */
export function openDatabase(address: DatabaseAddress, max = 10): DatabasePool {
  const options = {
    max,
    onnotice: () => {},
    connection: settings,
  };
  const sql =
    "url" in address
      ? postgres(address.url, options)
      : postgres({
          ...options,
          host: address.socketDir,
          port: address.port,
          user: address.user,
          database: address.database,
        });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}

/** The connection behind a transaction, for what only the driver can do, such as COPY. */
export function connectionOf(tx: Database): postgres.ISql {
  const { session } = tx._;
  if (!(session instanceof PostgresJsSession)) throw new Error("not a transaction of this driver");
  const client: postgres.ISql = session.client;
  return client;
}
