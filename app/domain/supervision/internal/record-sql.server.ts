import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { recordEventKinds } from "../vocabulary.ts";

/** Moments in raw SQL: the driver takes text. */
export const at = (moment: Date): SQL => sql`${moment.toISOString()}::timestamptz`;

/** A period that holds at `now`, for the table of the alias. */
export const holds = (alias: string, now: Date): SQL => {
  const column = (name: string) => sql.raw(`${alias}.${name}`);
  return sql`${column("starts_at")} <= ${at(now)} and (${column("ends_at")} is null or ${column("ends_at")} > ${at(now)})`;
};

/**
 * The supervisor's manager: who holds the role nearest above the supervisor's home area, and is neither of the pair.
 * Array of ids, of several people where several hold it there; empty where nobody does.
 */
export const managersOf = (supervisorId: SQL, workerId: SQL, now: Date): SQL<string[]> => sql<string[]>`(
  select coalesce(array_agg(nearest.person_id::text), '{}') from (
    select g.person_id, rank() over (order by cardinality(ga.path) desc) as place
    from role_grant g
      join area ga on ga.id = g.area_id
      join person gp on gp.id = g.person_id and gp.closed_at is null
      join person boss on boss.id = ${supervisorId}
      join area home on home.id = boss.home_area_id
    where g.role = 'manager' and ${holds("g", now)} and g.area_id = any(home.path)
      and g.person_id <> ${supervisorId} and g.person_id is distinct from ${workerId}
  ) nearest where nearest.place = 1)::text[]`;

/** The person whom a coordinator named, for supervisors without a manager. */
export const arbiterOf = (supervisorId: SQL, now: Date): SQL<string | null> => sql<string | null>`(
  select n.arbiter_id::text from arbiter_nomination n where n.supervisor_id = ${supervisorId} and ${holds("n", now)}
  order by n.starts_at desc limit 1)`;

/** Whether somebody supervises or supervised the worker, alone or in a group: she may not arbitrate then. */
export const everSupervised = (personId: string, workerId: SQL): SQL<boolean> => sql<boolean>`(
  exists (select 1 from supervision_relationship er
    where er.worker_id = ${workerId} and er.supervisor_id = ${personId}::uuid)
  or exists (select 1 from group_member em join supervision_group eg on eg.id = em.group_id
    where em.worker_id = ${workerId} and eg.supervisor_id = ${personId}::uuid))`;

/** All events of a record as JSON, see `readEvents`. */
export const eventsOf = (recordId: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'actorId', e.actor_id, 'at', e.at)
    order by (e.kind = 'sent') desc, e.at, e.id), '[]'::json)
  from record_event e where e.record_id = ${recordId})`;

const eventRows = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(recordEventKinds),
    actorId: z.string(),
    at: z.coerce.date(),
  }),
);
export type EventRow = z.infer<typeof eventRows>[number];

/** Oldest first; `sent` is the first of any. */
export function readEvents(json: unknown): EventRow[] {
  return eventRows.parse(json);
}
