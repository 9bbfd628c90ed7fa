import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";

const lockId = 7_203_002;
const stepMs = 50;

/**
 * Takes, or finds still held, the lock that makes this process the owner of the database. The kernel frees it
 * when the process dies. It lives in the database `postgres`, because such locks are per database.
 * @param patienceMs how long to try: a killed owner's connection is noticed a moment later.
 */
export async function holdLock(connection: Sql, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const [row] = await connection<{ held: boolean }[]>`
      select case
        when exists (select from pg_locks where locktype = 'advisory' and objid = ${lockId} and pid = pg_backend_pid() and granted)
        then true else pg_try_advisory_lock(${lockId}) end as held`;
    if (row?.held) return true;
    if (Date.now() >= deadline) return false;
    await wait(stepMs);
  }
}
