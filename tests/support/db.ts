/**
 * The database of a test file: a fresh copy of the migrated template, made on first use and dropped at the end.
 *
 *   const { db } = await testDatabase();            // top level or beforeAll; what is written stays for the file
 *   const test = rollbackEach();                    // top level or in a describe
 *   it("…", async () => { await save(test.db) });   // undone after the test
 *   await inRollback(async (db) => { … });          // undone after the function
 *
 * `db` of the last two is a transaction: commands that open one get a savepoint. Tests that need several
 * connections at once (races, locks) use `testDatabase()` and make their own people.
 * The server is a throw-away embedded PostgreSQL, or the one that TEST_DATABASE_URL names (right: CREATEDB).
 */
import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeEach, inject } from "vitest";
import {
  openDatabase,
  type Database,
  type DatabaseAddress,
  type DatabasePool,
} from "#app/db/client.server.ts";
import { databaseNamed } from "./test-databases.ts";

interface Made {
  readonly pool: DatabasePool;
  readonly name: string;
  readonly address: DatabaseAddress;
}

let made: Promise<Made> | null = null;
const others: Made[] = [];

class Undo extends Error {}

/** The pool of this test file's own database. The same one at every call. */
export async function testDatabase(): Promise<DatabasePool> {
  return (await make()).pool;
}

/** Where this test file's database is, for tests that start another process or pool on it. */
export async function testDatabaseAddress(): Promise<DatabaseAddress> {
  return (await make()).address;
}

/** One more database of this file, migrated and empty. */
export async function anotherDatabase(): Promise<Made> {
  const other = await create();
  others.push(other);
  return other;
}

/** Runs `work` in a transaction that is always rolled back, and gives what it returned. */
export async function inRollback<R>(work: (db: Database) => Promise<R>): Promise<R> {
  const { pool } = await make();
  const results: R[] = [];
  try {
    await pool.db.transaction(async (db) => {
      results.push(await work(db));
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  const [result] = results;
  if (results.length === 0) throw new Error("the transaction ended early");
  return result as R;
}

/** A transaction around each test of the suite. `db` may be read inside tests and their hooks only. */
export function rollbackEach(): { readonly db: Database } {
  let current: { db: Database; end: () => void; done: Promise<void> } | null = null;
  beforeEach(async () => {
    const { pool } = await make();
    current = await openTransaction(pool);
  });
  afterEach(async () => {
    current?.end();
    await current?.done;
    current = null;
  });
  return {
    get db() {
      if (!current) throw new Error("the test's transaction is open only while it runs");
      return current.db;
    },
  };
}

async function openTransaction(
  pool: DatabasePool,
): Promise<{ db: Database; end: () => void; done: Promise<void> }> {
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return new Promise((opened, failed) => {
    const done = pool.db
      .transaction(async (db) => {
        queueMicrotask(() => opened({ db, end, done }));
        await ended;
        throw new Undo();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) failed(error);
      });
  });
}

function make(): Promise<Made> {
  return (made ??= create());
}

async function create(): Promise<Made> {
  const { admin, prefix, template } = inject("testDatabases");
  const name = `${prefix}_${randomBytes(4).toString("hex")}`;
  const server = openDatabase(admin, 1);
  await server.sql`create database ${server.sql(name)} template ${server.sql(template)}`;
  await server.close();
  const address = databaseNamed(admin, name);
  return { pool: openDatabase(address, 10), name, address };
}

afterAll(async () => {
  const all = [...(made ? [await made] : []), ...others.splice(0)];
  made = null;
  if (all.length === 0) return;
  const server = openDatabase(inject("testDatabases").admin, 1);
  for (const { pool, name } of all) {
    await pool.close();
    await server.sql`drop database if exists ${server.sql(name)} with (force)`;
  }
  await server.close();
});
