import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type { ISql } from "postgres";
import type { DatabasePool } from "#app/db/client.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";

const migrationLock = 7_203_001;

/**
 * Brings the schema up to date. A lock of the database makes it safe when several processes start together.
 * @returns how many migrations were applied now.
 */
export async function migrateDatabase(pool: DatabasePool): Promise<number> {
  const connection = await pool.sql.reserve();
  try {
    await connection`select pg_advisory_lock(${migrationLock})`;
    const before = await appliedMigrations(pool);
    if (before >= knownMigrations()) return 0;
    await migrate(drizzle(pool.sql), { migrationsFolder: migrationsFolder() });
    return (await appliedMigrations(pool)) - before;
  } finally {
    await connection`select pg_advisory_unlock(${migrationLock})`;
    connection.release();
  }
}

/** How many migrations the database has seen. */
export async function appliedMigrations(pool: DatabasePool): Promise<number> {
  const [table] = await pool.sql<
    { name: string | null }[]
  >`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return 0;
  const [row] = await pool.sql<
    { count: number }[]
  >`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return row?.count ?? 0;
}

/** How many migrations this program knows. */
export function knownMigrations(): number {
  return knownMigrationHashes().length;
}

/** What names the schema of this program: a hash of each migration, in order. */
export function knownMigrationHashes(): string[] {
  return readMigrationFiles({ migrationsFolder: migrationsFolder() }).map(({ hash }) => hash);
}

/** The same of a database. */
export async function appliedMigrationHashes(sql: ISql): Promise<string[]> {
  const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`;
  return rows.map(({ hash }) => hash);
}

function migrationsFolder(): string {
  return join(projectRoot(), "drizzle");
}
