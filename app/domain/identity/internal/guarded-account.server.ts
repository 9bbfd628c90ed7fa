import { sql } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/** True when the account can open the text of somebody else's record, now or because of what it once was. */
async function readsOthers(tx: Ctx, personId: string): Promise<boolean> {
  const who = sql`${personId}::uuid`;
  const now = sql`${tx.clock.now().toISOString()}::timestamptz`;
  const [row] = await tx.db.execute<{ reads: boolean }>(sql`select (
    exists (select 1 from role_grant where person_id = ${who} and role in ('supervisor', 'manager')
      and (ends_at is null or ends_at > ${now}))
    or exists (select 1 from supervision_relationship where supervisor_id = ${who})
    or exists (select 1 from supervision_record where supervisor_id = ${who})
    or exists (select 1 from arbiter_nomination where arbiter_id = ${who} and (ends_at is null or ends_at > ${now}))
  ) as reads`);
  return row?.reads ?? false;
}

/** True when the account can open the text of a supervision record: somebody else's or her own. */
export async function canReadRecords(tx: Ctx, personId: string): Promise<boolean> {
  if (await readsOthers(tx, personId)) return true;
  const who = sql`${personId}::uuid`;
  const [row] = await tx.db.execute<{ reads: boolean }>(sql`select (
    exists (select 1 from supervision_relationship where worker_id = ${who})
    or exists (select 1 from group_member where worker_id = ${who})
    or exists (select 1 from session_attendee where worker_id = ${who})
    or exists (select 1 from supervision_record where worker_id = ${who})
  ) as reads`);
  return row?.reads ?? false;
}

/** True when the account can decide or ask in matters that need two people. */
async function canDecide(tx: Ctx, personId: string): Promise<boolean> {
  const now = sql`${tx.clock.now().toISOString()}::timestamptz`;
  const [row] = await tx.db.execute<{ decides: boolean }>(sql`select exists (
    select 1 from role_grant where person_id = ${personId}::uuid
      and role in ('coordinator', 'administrator') and (ends_at is null or ends_at > ${now})
  ) as decides`);
  return row?.decides ?? false;
}

/** Accounts that nobody may reset alone: they read records, or could let somebody read them. */
export async function isGuardedAccount(tx: Ctx, personId: string): Promise<boolean> {
  return (await canReadRecords(tx, personId)) || canDecide(tx, personId);
}

/** Accounts that a mailbox alone must not open: a supervised worker may still reset her own by mail (decision 008). */
export async function needsColleagueToReset(tx: Ctx, personId: string): Promise<boolean> {
  return (await readsOthers(tx, personId)) || canDecide(tx, personId);
}

/**
 * True on the first days of a portal: nobody has been supervised yet, and nobody else could decide. Then one
 * person appoints the first coordinator alone; a supervisor or manager is never appointed by one person.
 */
export async function isFirstOfAll(tx: Ctx, personId: string, path: readonly string[]): Promise<boolean> {
  const actor = tx.actor.kind === "person" ? tx.actor.personId : null;
  const now = sql`${tx.clock.now().toISOString()}::timestamptz`;
  const ids = sql.join(
    path.map((id) => sql`${id}`),
    sql`, `,
  );
  const [row] = await tx.db.execute<{ first: boolean }>(sql`select (
    not exists (select 1 from supervision_relationship)
    and not exists (select 1 from role_grant g join person p on p.id = g.person_id
      where g.role in ('coordinator', 'administrator', 'manager') and g.area_id in (${ids})
        and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now}) and p.closed_at is null
        and g.person_id <> ${personId}::uuid and g.person_id is distinct from ${actor}::uuid)
  ) as first`);
  return row?.first ?? false;
}
