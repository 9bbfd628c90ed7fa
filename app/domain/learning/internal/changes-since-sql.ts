import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { itemKinds } from "#app/domain/curriculum/vocabulary.ts";
import { changeImpact, versionChange, type ChangedItem } from "../change-impact.ts";

/**
 * A subselect with the versions after those that a person finished: `readChanges` turns it into what is said. Items
 * that are retired or withheld ask nothing. `itemId` narrows it to one.
 */
export function changesSinceSql(ctx: Pick<Ctx, "demo">, personId: SQL, itemId?: string): SQL {
  const one = itemId === undefined ? sql`` : sql`and c.item_id = ${itemId}`;
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('itemId', i.id, 'kind', i.kind,
        'courseId', coalesce(above.parent_id, above.id, i.id), 'versions', (
        select jsonb_agg(jsonb_build_object('number', v.number, 'change', v.facts -> 'change', 'createdAt', v.created_at)
          order by v.number)
        from content_version v where v.item_id = i.id and v.number between finished.number and current.number))), '[]')
    from completion c
      join content_item i on i.id = c.item_id and i.retired_at is null
      left join content_item above on above.id = i.parent_id
      join content_version current on current.id = i.current_version_id
      cross join lateral (select greatest(
        (select f.number from content_version f where f.id = c.version_id),
        (select max(f.number) from renewal r join content_version f on f.id = r.version_id
          where r.person_id = c.person_id and r.item_id = c.item_id)) as number) finished
    where c.person_id = ${personId} ${one} and c.version_id <> i.current_version_id
      and current.number > finished.number
      and (${ctx.demo} or current.facts ->> 'lawCheck' is distinct from 'pending'))`;
}

const rows = z.array(
  z.object({
    itemId: z.string(),
    kind: z.enum(itemKinds),
    courseId: z.string(),
    versions: z.array(versionChange),
  }),
);

/** @param found the value of `changesSinceSql` as it came from the database */
export function readChanges(found: unknown): ChangedItem[] {
  return rows
    .parse(found)
    .map(({ versions, ...item }) => ({ ...item, ...changeImpact(versions) }))
    .filter(({ updated, redo }) => updated || redo !== null);
}
