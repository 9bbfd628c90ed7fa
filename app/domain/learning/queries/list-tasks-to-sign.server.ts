import { sql } from "drizzle-orm";
import { displayName, type PersonNames } from "#app/domain/identity/person-names.ts";
import { signersOf } from "#app/domain/identity/signers-sql.server.ts";
import { areasHeld } from "#app/domain/identity/policy.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

export interface TaskToSign {
  readonly worker: { readonly id: string; readonly name: string };
  readonly itemId: string;
  readonly taskId: string;
  readonly title: string;
  readonly handedInAt: Date;
}

interface Row extends PersonNames, Record<string, unknown> {
  readonly workerId: string;
  readonly itemId: string;
  readonly taskId: string;
  readonly title: string | null;
  readonly at: string;
}

/**
 * Field tasks that wait for one's signature, the longest waiting first; one statement. Begins with the people whom
 * one could sign for and looks at the last event of each of their tasks.
 */
export async function listTasksToSign(ctx: PersonCtx, locale: Locale): Promise<TaskToSign[]> {
  const me = sql`${ctx.actor.personId}::uuid`;
  const managed = areasHeld(ctx.actor, ["manager"]) ?? [];
  const areas = sql`array[${sql.join(
    managed.map((id) => sql`${id}`),
    sql`, `,
  )}]::text[]`;
  const rows = await ctx.db.execute<Row>(sql`
    with worker as (
      select worker_id as id from supervision_relationship where supervisor_id = ${me}
      union
      select m.worker_id from group_member m join supervision_group g on g.id = m.group_id where g.supervisor_id = ${me}
      union
      select p.id from person p join area home on home.id = p.home_area_id where home.path && ${areas}
    )
    select p.surname, p.given_name as "givenName", p.patronymic, p.surname_cyrillic as "surnameCyrillic",
      p.given_name_cyrillic as "givenNameCyrillic", p.patronymic_cyrillic as "patronymicCyrillic",
      p.id as "workerId", last.item_id as "itemId", last.task_id as "taskId", last.at,
      (select t.title from content_item i join content_text t on t.version_id = i.current_version_id
        where i.id = last.item_id
        order by (t.locale = ${locale}) desc, (t.translation = 'source') desc limit 1) as title
    from worker
      join person p on p.id = worker.id and p.closed_at is null
      cross join lateral (
        select distinct on (e.item_id, e.task_id) e.item_id, e.task_id, e.kind, e.at
        from field_task_event e where e.person_id = p.id
        order by e.item_id, e.task_id, e.at desc, e.id desc) last
    where last.kind = 'handed-in'
      and exists (select 1 from ${signersOf(sql`p.id`, ctx.clock.now())} s where s.signer_id = ${me})
    order by last.at, p.id limit 100`);
  return rows.map((row) => ({
    worker: { id: row.workerId, name: displayName(row, locale) },
    itemId: row.itemId,
    taskId: row.taskId,
    title: row.title ?? row.itemId,
    handedInAt: new Date(row.at),
  }));
}
