import { setTimeout as wait } from "node:timers/promises";
import PgBoss from "pg-boss";
import { systemCtx } from "#app/auth/system-ctx.server.ts";
import type { Services } from "#app/auth/services.ts";
import { sealEvents } from "#app/domain/audit/seal-events.server.ts";
import { sweepExpired } from "#app/domain/identity/sweep-expired.server.ts";
import { remindDue } from "#app/domain/learning/remind-due.server.ts";
import { queueMail } from "#app/domain/notifications/queue-mail.server.ts";
import { remindOverdue } from "#app/domain/supervision/remind-overdue.server.ts";
import { bossDatabase } from "./boss-database.server.ts";
import { deliverMail } from "./deliver-mail.server.ts";
import { mailQueue, roundNames, rounds, type Round } from "./queues.ts";

export interface Jobs {
  /** Takes no new job, waits for running ones (at most `graceMs`), and leaves the pool alone. */
  stop(): Promise<void>;
}

export interface JobTimes {
  /** How often a process looks for work, in seconds. */
  readonly lookSeconds: number;
  /** How often it looks whether a round is due. */
  readonly cronSeconds: number;
  /** First pause after a mail that was not taken; it doubles each time. */
  readonly retrySeconds: number;
  /** A job that runs longer belongs to a process that ended. Longer than a mail may take. */
  readonly expireSeconds: number;
}

const usual: JobTimes = { lookSeconds: 5, cronSeconds: 30, retrySeconds: 60, expireSeconds: 180 };
/** With doubling pauses from one minute: about eight hours. */
const mailTries = 8;
const atOnce = 5;
const setUpLock = 7_203_006;
const graceMs = 10_000;

/**
 * The worker of this process. Several processes on one database share the work; a killed one loses nothing that
 * the others do not take up.
 */
export async function startJobs(services: Services, times: JobTimes = usual): Promise<Jobs> {
  const { pool, logger } = services;
  let ending = false;
  const boss = new PgBoss({
    db: bossDatabase(pool.sql, () => ending),
    cronMonitorIntervalSeconds: times.cronSeconds,
    cronWorkerIntervalSeconds: times.lookSeconds,
    maintenanceIntervalSeconds: Math.min(60, times.expireSeconds),
  });
  boss.on("error", (error) => logger.error({ reason: error.name }, "jobs: the database did not answer"));
  await setUp(pool.sql, boss);
  await boss.work<{ messageId: string }>(
    mailQueue,
    { pollingIntervalSeconds: times.lookSeconds, batchSize: atOnce },
    async (jobs) => {
      await Promise.all(jobs.map((job) => mail(boss, services, times, job)));
    },
  );
  for (const name of roundNames) {
    await boss.work(name, { pollingIntervalSeconds: times.lookSeconds }, () =>
      runRound(name, boss, services, times),
    );
  }
  // What waited while the portal was off does not wait for the clock as well.
  await boss.send("queue-mail" satisfies Round, {}, { retryLimit: 0 });
  return {
    async stop() {
      ending = true;
      // A database that is away would keep pg-boss waiting for longer than a stop may take.
      await Promise.race([
        boss.stop({ graceful: true, wait: true, timeout: graceMs, close: false }),
        wait(graceMs + 1_000, undefined, { ref: false }),
      ]);
    },
  };
}

/** One process at a time: two that make the same queue at once would lock each other out. */
async function setUp(sql: Services["pool"]["sql"], boss: PgBoss): Promise<void> {
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(${setUpLock})`;
    await boss.start();
    await boss.createQueue(mailQueue, { name: mailQueue, policy: "standard" });
    for (const name of roundNames) {
      await boss.createQueue(name, { name, policy: "singleton" });
      await boss.schedule(name, rounds[name], {}, { retryLimit: 0, expireInSeconds: 15 * 60 });
    }
  } finally {
    await connection`select pg_advisory_unlock(${setUpLock})`;
    connection.release();
  }
}

type MailJob = PgBoss.Job<{ messageId: string }>;

async function mail(boss: PgBoss, services: Services, times: JobTimes, job: MailJob): Promise<void> {
  const { messageId } = job.data;
  if (!services.mailer) return;
  const result = await deliverMail(services, services.mailer, messageId);
  if (result.kind === "later") {
    await boss.send(mailQueue, { messageId }, { ...retrying(times), startAfter: result.at });
  } else if (result.kind === "again") {
    // Failed alone, so that the others of the batch stay done.
    await boss.fail(mailQueue, job.id, { problem: result.problem });
  }
}

const retrying = ({ retrySeconds, expireSeconds }: JobTimes) => ({
  retryLimit: mailTries,
  retryDelay: retrySeconds,
  retryBackoff: true,
  expireInSeconds: expireSeconds,
});

async function runRound(name: Round, boss: PgBoss, services: Services, times: JobTimes): Promise<void> {
  const ctx = systemCtx(services, `job:${name}`);
  switch (name) {
    case "queue-mail":
      if (!services.mailer) return;
      await queueMail(ctx, (ids) =>
        boss.insert(ids.map((id) => ({ id, name: mailQueue, data: { messageId: id }, ...retrying(times) }))),
      );
      return;
    case "remind":
      await remindOverdue(ctx);
      await remindDue(ctx);
      return;
    case "sweep":
      await sweepExpired(ctx);
      return;
    case "seal":
      while ((await sealEvents(ctx)) > 0);
  }
}
