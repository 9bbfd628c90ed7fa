import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Services } from "#app/auth/services.ts";
import * as schema from "#app/db/schema/index.ts";
import { testDatabaseAddress } from "./db.ts";
import { testServices } from "./request.ts";

export interface SeenStatement {
  readonly text: string;
  readonly parameters: readonly (string | null)[];
}

export interface WatchedServices {
  readonly services: Services;
  /** What `work` sent to the database, without the beginning and end of transactions. */
  seen(work: (services: Services) => Promise<unknown>): Promise<SeenStatement[]>;
  end(): Promise<void>;
}

/** The driver asks once for the types of arrays: that is no part of a page. */
const notOfPages = /pg_catalog\.pg_type|^\s*(begin|commit|rollback|savepoint|release)\b/i;

/** A pool of its own on the database of this test file that writes down every statement. */
export async function watchedServices(): Promise<WatchedServices> {
  const address = await testDatabaseAddress();
  const statements: SeenStatement[] = [];
  const options = {
    max: 4,
    debug: (_: number, text: string, parameters: readonly unknown[]) =>
      void statements.push({
        text,
        parameters: parameters.map(textOf),
      }),
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
  const services = testServices({ db: drizzle(sql, { schema }), sql, close: () => sql.end() });
  await sql`select 1`;
  return {
    services,
    async seen(work) {
      statements.length = 0;
      await work(services);
      return statements.filter(({ text }) => !notOfPages.test(text));
    },
    end: () => sql.end(),
  };
}

/** Dates and JSON are texts already when they reach the driver. */
function textOf(value: unknown): string | null {
  if (value === null || typeof value === "string") return value;
  return JSON.stringify(value);
}
