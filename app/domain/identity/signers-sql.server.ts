import { sql, type SQL } from "drizzle-orm";

/**
 * Who signs for a worker, as rows `(signer_id, opens_at)`: whoever supervises her now, alone or in a group; where
 * nobody does, the manager nearest above her place of work. Before `opens_at` the signer reads no text of hers.
 */
export function signersOf(worker: SQL, now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const holds = (alias: string) => {
    const column = (name: string) => sql.raw(`${alias}.${name}`);
    return sql`${column("starts_at")} <= ${at} and (${column("ends_at")} is null or ${column("ends_at")} > ${at})`;
  };
  const supervising = sql`
    select r.supervisor_id as signer_id, r.texts_open_at as opens_at
    from supervision_relationship r join person rp on rp.id = r.supervisor_id and rp.closed_at is null
    where r.worker_id = ${worker} and ${holds("r")}
    union all
    select g.supervisor_id, m.starts_at
    from group_member m
      join supervision_group g on g.id = m.group_id and g.closed_at is null
      join person mp on mp.id = g.supervisor_id and mp.closed_at is null
    where m.worker_id = ${worker} and ${holds("m")}`;
  const managing = sql`
    select h.person_id as signer_id, h.starts_at as opens_at,
      rank() over (order by cardinality(ha.path) desc) as place
    from role_grant h
      join area ha on ha.id = h.area_id
      join person hp on hp.id = h.person_id and hp.closed_at is null
      join person w on w.id = ${worker}
      join area home on home.id = w.home_area_id
    where h.role = 'manager' and ${holds("h")} and h.area_id = any(home.path) and h.person_id <> w.id`;
  return sql`(
    select s.signer_id, greatest(min(s.opens_at), max(own.texts_open_at)) as opens_at
    from (
      select signer_id, opens_at from (${supervising}) supervising
      union all
      select signer_id, opens_at from (${managing}) managing
      where place = 1 and not exists (${supervising})
    ) s join person own on own.id = s.signer_id
    group by s.signer_id)`;
}
