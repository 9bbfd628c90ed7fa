import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { contentImport, setting } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

export interface Installation {
  readonly database: { readonly version: string; readonly bytes: number; readonly migrations: number };
  readonly lastBackup: { readonly madeAt: Date; readonly bytes: number } | null;
  readonly lastImport: {
    readonly at: Date;
    readonly added: number;
    readonly changed: number;
    readonly retired: number;
    readonly refused: readonly { readonly id: string; readonly problems: readonly string[] }[];
  } | null;
  /** Of the days that pg-boss keeps. */
  readonly jobs: readonly JobCount[];
}

export interface JobCount {
  readonly name: string;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  readonly lastDone: Date | null;
}

const databaseRow = z.object({
  version: z.string(),
  bytes: z.coerce.number(),
  migrations: z.coerce.number(),
  jobs: z.string().nullable(),
});
const ids = z.array(z.string());
const report = z.object({
  added: ids,
  changed: ids,
  retired: ids,
  refused: z.array(z.object({ id: z.string(), problems: z.array(z.string()) })),
});
const backup = z.object({ madeAt: z.coerce.date(), bytes: z.number() });
const jobRow = z.object({
  name: z.string(),
  waiting: z.number(),
  running: z.number(),
  failed: z.number(),
  doneMs: z.coerce.number().nullable(),
});

/** The state of the installation, for its administrator. Reads nothing that a person wrote. */
export async function getInstallation(ctx: PersonCtx): Promise<Installation> {
  if (!ctx.actor.grants.some(({ role }) => role === "administrator")) throw new DomainError("forbidden");
  const [row] = await ctx.db.execute(sql`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select count(*) from drizzle.__drizzle_migrations) as migrations,
      to_regclass('pgboss.job')::text as jobs`);
  const { jobs, ...database } = databaseRow.parse(row);
  return {
    database,
    lastBackup: await findLastBackup(ctx),
    lastImport: await findImport(ctx),
    jobs: jobs === null ? [] : await countJobs(ctx),
  };
}

async function findLastBackup(ctx: PersonCtx): Promise<Installation["lastBackup"]> {
  const [row] = await ctx.db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, "last-backup"));
  const parsed = backup.safeParse(row?.value);
  return parsed.success ? parsed.data : null;
}

async function findImport(ctx: PersonCtx): Promise<Installation["lastImport"]> {
  const [row] = await ctx.db
    .select({ at: contentImport.at, report: contentImport.report })
    .from(contentImport)
    .orderBy(desc(contentImport.id))
    .limit(1);
  const parsed = report.safeParse(row?.report);
  if (!row || !parsed.success) return null;
  const { added, changed, retired, refused } = parsed.data;
  return { at: row.at, added: added.length, changed: changed.length, retired: retired.length, refused };
}

async function countJobs(ctx: PersonCtx): Promise<JobCount[]> {
  const rows = await ctx.db.execute(sql`
    select name, count(*) filter (where state in ('created', 'retry'))::int as waiting,
      count(*) filter (where state = 'active')::int as running,
      count(*) filter (where state = 'failed')::int as failed,
      extract(epoch from max(completed_on) filter (where state = 'completed')) * 1000 as "doneMs"
    from (select name, state, completed_on from pgboss.job
          union all select name, state, completed_on from pgboss.archive) jobs
    where name not like '\\_\\_%'
    group by name order by name limit 50`);
  return z
    .array(jobRow)
    .parse([...rows])
    .map(({ doneMs, ...job }) => ({ ...job, lastDone: doneMs === null ? null : new Date(doneMs) }));
}
