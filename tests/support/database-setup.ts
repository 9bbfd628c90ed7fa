import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { openDatabase, type DatabaseAddress } from "#app/db/client.server.ts";
import { migrateDatabase } from "#app/server/migrate.server.ts";
import { databaseNamed, type TestDatabases } from "./test-databases.ts";
import { startTestCluster } from "./test-cluster.ts";

const dayMs = 86_400_000;

/** Vitest's global set-up: one server for the run, one migrated template for all its databases. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env["TEST_DATABASE_URL"];
  const cluster = url ? null : await startTestCluster();
  const admin: DatabaseAddress = cluster ? cluster.address : { url: url ?? "" };
  const prefix = `halypa_test_${Date.now()}_${randomBytes(3).toString("hex")}`;
  const template = `${prefix}_template`;
  const pool = openDatabase(admin, 1);
  try {
    await dropForgotten(pool.sql);
    await pool.sql`create database ${pool.sql(template)}`;
    const migrated = openDatabase(databaseNamed(admin, template), 2);
    await migrateDatabase(migrated);
    await migrated.close();
  } catch (error) {
    await pool.close();
    await cluster?.stop();
    throw error;
  }
  const databases: TestDatabases = { admin, prefix, template };
  project.provide("testDatabases", databases);
  return async () => {
    if (!cluster) await dropAll(pool.sql, (name) => name.startsWith(prefix));
    await pool.close();
    await cluster?.stop();
  };
}

/** Runs that were killed on a shared server leave databases: those of other days go. */
async function dropForgotten(sql: ReturnType<typeof openDatabase>["sql"]): Promise<void> {
  await dropAll(sql, (name) => Date.now() - Number(name.split("_")[2]) > dayMs);
}

async function dropAll(
  sql: ReturnType<typeof openDatabase>["sql"],
  which: (name: string) => boolean,
): Promise<void> {
  const rows = await sql<{ datname: string }[]>`
    select datname from pg_database where starts_with(datname, 'halypa_test_') order by datname`;
  for (const { datname } of rows.filter((row) => which(row.datname))) {
    await sql`drop database if exists ${sql(datname)} with (force)`;
  }
}
