import { sql, type SQL } from "drizzle-orm";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import type { Access } from "../access.ts";

/** An item, its module and its course. */
export const chainOf = (itemId: string): SQL => sql`
  with recursive up as (
    select id, parent_id from content_item where id = ${itemId}
    union all select above.id, above.parent_id from content_item above join up on above.id = up.parent_id)
  select id from up`;

/** Every item of the catalogue that stands behind a rule of its own, and that this person did not open before. */
export const ruledItems = ({ actor }: Pick<PersonCtx, "actor">): SQL => sql`
  select i.id from content_version v join content_item i on i.current_version_id = v.id
  where v.facts ? 'requires' and i.retired_at is null and not exists (
      select from opened_item o where o.person_id = ${actor.personId}::uuid and o.item_id = i.id)
    and not exists (select from completion c where c.person_id = ${actor.personId}::uuid and c.item_id = i.id)`;

const titlesOf = (version: SQL): SQL => sql`(
  select jsonb_object_agg(t.locale, t.title) from content_text t where t.version_id = ${version})`;

/**
 * An expression that gives the `Access` of one person to some items, for any statement that needs it. `items` is a
 * query of ids. Costs next to nothing where no item of them has a rule.
 */
export function accessSql(
  { actor, demo, clock }: Pick<PersonCtx, "actor" | "demo" | "clock">,
  items: SQL,
): SQL<Access> {
  const me = sql`${actor.personId}::uuid`;
  return sql`(
    with wanted as (${items}),
    item as materialized (
      select i.id, i.kind, coalesce(above.parent_id, i.parent_id, i.id) as course_id,
        i.current_version_id as version_id, v.facts -> 'requires' as requires
      from wanted w join content_item i on i.id = w.id join content_version v on v.id = i.current_version_id
        left join content_item above on above.id = i.parent_id),
    named as materialized (
      select distinct n.id #>> '{}' as id from item, lateral (
        select jsonb_path_query(requires, '$.**.lesson') union all select jsonb_path_query(requires, '$.**.quiz')
        union all select jsonb_path_query(requires, '$.**.course')
        union all select jsonb_path_query(requires, '$.** ? (@.fact == "field-task-signed").subject')) n(id)),
    ruled as (select exists (select from item where requires is not null) as found)
    select jsonb_build_object(
      'today', ${localDayOf(clock.now())}::text,
      'items', coalesce((select jsonb_agg(jsonb_build_object('id', item.id, 'kind', item.kind,
          'courseId', item.course_id, 'titles', ${titlesOf(sql`item.version_id`)}, 'requires', item.requires))
        from item, ruled where ruled.found), '[]'),
      'opened', coalesce((select jsonb_agg(was.id) from ruled, (
          select item.id from item where ${wasOpened(me)}
          union select o.item_id from opened_item o where o.person_id = ${me}) was where ruled.found), '[]'),
      'facts', coalesce((select jsonb_agg(distinct jsonb_build_object('kind', f.kind, 'subject',
          case when f.kind = 'session-held' then 'any' else f.subject end))
        from fact f, ruled where ruled.found and f.person_id = ${me} and f.withdraws is null
          and not exists (select from fact w where w.withdraws = f.id)), '[]'),
      'targets', coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind,
          'courseId', coalesce(above.parent_id, i.parent_id, i.id), 'titles', ${titlesOf(sql`i.current_version_id`)},
          'asked', i.retired_at is null and (${demo}::boolean or v.facts ->> 'lawCheck' is distinct from 'pending'),
          'completed', exists (select from completion c where c.person_id = ${me} and c.item_id = i.id),
          'begun', exists (select from lesson_place p where p.person_id = ${me} and p.lesson_id = i.id),
          'best', (select max(t.score_percent) from attempt t
            where t.person_id = ${me} and t.item_id = i.id and t.kind = 'graded'),
          'done', lessons.done, 'total', lessons.total))
        from named n join content_item i on i.id = n.id join content_version v on v.id = i.current_version_id
          left join content_item above on above.id = i.parent_id,
          lateral (
            select count(*)::int as total, count(c.id)::int as done
            from content_item m join content_item l on l.parent_id = m.id and l.retired_at is null
              left join completion c on c.item_id = l.id and c.person_id = ${me}
            where m.parent_id = i.id and m.retired_at is null and i.kind = 'course') lessons), '[]')))`;
}

/** Any trace of the person in `item` from before it had a rule; of a course also that she began it, of a module also any of its lessons. */
const wasOpened = (me: SQL): SQL => sql`(
  exists (select from completion c where c.person_id = ${me} and c.item_id = item.id)
  or exists (select from attempt t where t.person_id = ${me} and t.item_id = item.id)
  or (item.kind = 'course' and (${wroteTask(me, sql`item.id`)} or exists (
    select from enrolment e where e.person_id = ${me} and e.item_id = item.id)))
  or (item.kind = 'lesson' and ${worked(me, sql`item.id`)})
  or (item.kind = 'module' and exists (
    select from content_item l where l.parent_id = item.id and (${worked(me, sql`l.id`)}
      or exists (select from completion c where c.person_id = ${me} and c.item_id = l.id)
      or exists (select from attempt t where t.person_id = ${me} and t.item_id = l.id)))))`;

const worked = (me: SQL, lesson: SQL): SQL => sql`(
  exists (select from lesson_place p where p.person_id = ${me} and p.lesson_id = ${lesson})
  or exists (select from reflection r where r.person_id = ${me} and r.lesson_id = ${lesson})
  or exists (select from scenario_run s where s.person_id = ${me} and s.lesson_id = ${lesson})
  or ${wroteTask(me, lesson)}
  or exists (select from paragraph_note n where n.person_id = ${me} and n.lesson_id = ${lesson})
  or exists (select from bookmark b where b.person_id = ${me} and b.lesson_id = ${lesson}))`;

const wroteTask = (me: SQL, item: SQL): SQL => sql`(
  exists (select from field_task_event f where f.person_id = ${me} and f.item_id = ${item})
  or exists (select from field_task_draft d where d.person_id = ${me} and d.item_id = ${item}))`;

/** The person's access to one item and what stands around it; one statement. */
export async function readAccess(ctx: PersonCtx, itemId: string): Promise<Access> {
  const [row] = await ctx.db.execute<{ access: Access }>(
    sql`select ${accessSql(ctx, chainOf(itemId))} as access`,
  );
  if (!row) throw new Error("a select without from gave no row");
  return row.access;
}
