import { eq } from "drizzle-orm";
import { person, setting } from "#app/db/schema/index.ts";
import type { Services } from "#app/auth/services.ts";
import { isLoopback, type Env } from "#app/platform/env.server.ts";
import { decideDemo } from "./demo-decision.ts";
import { seedDemo } from "./seed/seed-demo.server.ts";

export interface DemoState {
  readonly demo: boolean;
  /** Nobody can sign in yet. */
  readonly empty: boolean;
}

const lockId = 7_203_003;

/** @throws StartError when the demo would be open to others; see `decideDemo`. */
export async function refuseOpenDemo(services: Services, env: Env): Promise<void> {
  decideDemo(await facts(services, env));
}

/**
 * Makes the demo where `decideDemo` says so. That it is one is stored before the first person, so that a start
 * that was killed half-way goes on with it; a lock keeps two starts from making it twice.
 */
export async function prepareDemo(
  services: Services,
  env: Env,
  say: (line: string) => void,
): Promise<DemoState> {
  const { db, sql } = services.pool;
  const lock = await sql.reserve();
  try {
    await lock`select pg_advisory_lock(${lockId})`;
    const before = await facts(services, env);
    if (decideDemo(before) === "make") await db.insert(setting).values({ key: "demo", value: "begun" });
    const [state] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, "demo"));
    if (state?.value === "begun") {
      say("Making the demo: people, roles and lessons in progress (about 5 seconds) …");
      await seedDemo({ ...services, demo: true });
      await db
        .update(setting)
        .set({ value: "ready", updatedAt: services.clock.now() })
        .where(eq(setting.key, "demo"));
    }
    return { demo: state !== undefined, empty: before.empty && state === undefined };
  } finally {
    await lock`select pg_advisory_unlock(${lockId})`;
    lock.release();
  }
}

async function facts({ pool }: Services, env: Env): Promise<Parameters<typeof decideDemo>[0]> {
  const [stored] = await pool.db.select({ key: setting.key }).from(setting).where(eq(setting.key, "demo"));
  const [somebody] = await pool.db.select({ id: person.id }).from(person).limit(1);
  return {
    wish: env.demo,
    stored: stored !== undefined,
    empty: somebody === undefined,
    embedded: env.databaseUrl === null,
    private: isLoopback(env.host) && isLoopback(new URL(env.publicUrl).hostname.replace(/^\[|\]$/g, "")),
  };
}
