import { eq } from "drizzle-orm";
import type { Services } from "#app/auth/services.ts";
import { openDatabase, type DatabaseAddress } from "#app/db/client.server.ts";
import { setting } from "#app/db/schema/index.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { KeyRing } from "#app/platform/crypto.server.ts";
import { readEnv, type Env } from "#app/platform/env.server.ts";
import { makeLogger } from "#app/platform/logger.server.ts";
import { makeMailer } from "#app/platform/mailer.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { hasCluster, startEmbedded } from "./embedded/supervisor.server.ts";
import { migrateDatabase } from "./migrate.server.ts";
import { openKeys } from "./open-keys.server.ts";
import { findNextSecret, keptSecret, replaceKeptSecret } from "./secret.server.ts";

export interface Installation {
  readonly env: Env;
  readonly services: Services;
  readonly address: DatabaseAddress;
  /** How many migrations this opening applied. */
  readonly migrated: number;
  /** Closes the pool, then the embedded server if this process owns it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Command lines are guests: they also work while the portal runs. */
  readonly guest: boolean;
  readonly say: (line: string) => void;
  /** Connections of the pool. All processes together must fit the server's `max_connections`. */
  readonly connections?: number;
}

/**
 * Opens the installation that the environment names: database found or made, schema up to date, secret checked.
 * @throws StartError with one line for whoever started it.
 */
export async function openInstallation({ guest, say, connections = 10 }: OpenOptions): Promise<Installation> {
  const env = readEnv(process.env, projectRoot());
  const secret = env.secret ?? keptSecret(env.dataDir, hasCluster(env.dataDir));
  const embedded = env.databaseUrl ? null : await startEmbedded({ dataDir: env.dataDir, guest, say });
  const address = embedded?.address ?? { url: env.databaseUrl ?? "" };
  const pool = openDatabase(address, connections);
  const close = async (): Promise<void> => {
    await pool.close();
    await embedded?.close();
  };
  try {
    if (!embedded) await requireAnswer(pool.sql);
    const migrated = await migrateDatabase(pool);
    const keys = await openKeys(pool.db, secret).catch((error: unknown) => {
      const next = env.secret === null ? findNextSecret(env.dataDir) : null;
      if (next === null) throw error;
      return finishRotation(pool.db, env.dataDir, next);
    });
    const services: Services = {
      pool,
      clock: systemClock,
      keys,
      logger: makeLogger(env.logLevel),
      mailer: env.smtpUrl ? makeMailer(env.smtpUrl, `halypa@${new URL(env.publicUrl).hostname}`) : null,
      publicUrl: env.publicUrl,
      demo: await isDemo(pool.db),
    };
    return { env, services, address, migrated, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A rotation was killed after the database had taken the new secret and before the file had. */
async function finishRotation(db: Services["pool"]["db"], dataDir: string, next: string): Promise<KeyRing> {
  const keys = await openKeys(db, next);
  replaceKeptSecret(dataDir, next, systemClock.now());
  return keys;
}

/** Is this database a demo? A stored fact, not a variable. */
export async function isDemo(db: Services["pool"]["db"]): Promise<boolean> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, "demo"));
  return row !== undefined;
}

async function requireAnswer(sql: Services["pool"]["sql"]): Promise<void> {
  try {
    await sql`select 1`;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "no answer";
    throw new StartError(`DATABASE_URL cannot be used: the server answered ${code}`);
  }
}
