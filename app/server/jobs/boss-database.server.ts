import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import { z } from "zod";

const row = z.record(z.string(), z.unknown());

/** What pg-boss asks of a database. */
interface BossDatabase {
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

const pauseMs = 1_000;

/**
 * Lets pg-boss work on our own pool, so that postgres.js stays the only driver and one limit of connections holds.
 * A statement that finds the database away waits for it: pg-boss leaves some promises alone, and a rejection of
 * one of those would end the process. `ending` tells when nobody waits any more.
 */
export function bossDatabase(sql: Sql, ending: () => boolean): BossDatabase {
  return {
    async executeSql(text, values) {
      for (;;) {
        try {
          return { rows: await run(sql, text, values) };
        } catch (error) {
          if (!isAway(error)) throw error;
          if (ending()) return new Promise(() => {});
          await wait(pauseMs);
        }
      }
    },
  };
}

/** Scripts of several statements bring their own BEGIN and so take a connection for themselves. */
async function run(sql: Sql, text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]> {
  if (values !== undefined) return rowsOf(await sql.unsafe(text, values.map(parameter)));
  if (!/\bbegin\s*;/i.test(text)) return rowsOf(await sql.unsafe(text));
  const connection = await sql.reserve();
  try {
    await connection.unsafe(text);
    return [];
  } catch (error) {
    await connection.unsafe("rollback");
    throw error;
  } finally {
    connection.release();
  }
}

/** No connection, too few resources, or a server that stops or starts: SQLSTATE 08, 53, 57, or no SQLSTATE. */
function isAway(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code !== "" && !/^(?!08|53|57)[0-9A-Z]{5}$/.test(code);
}

function rowsOf(result: unknown): Record<string, unknown>[] {
  return z.array(row).parse(Array.isArray(result) ? [...result] : []);
}

/** The pool hands JSON and moments to the server as they are (drizzle), so they are written out here. */
function parameter(value: unknown): string | number | boolean | string[] | null {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === "object") return JSON.stringify(value);
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  throw new Error(`pg-boss sent a ${typeof value}`);
}
