import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/** Whether a module asks for anything: one that holds nothing yet, or only withheld lessons, does not. */
export function moduleAsksSql(tx: Ctx, moduleId: SQL, facts: SQL): SQL<boolean> {
  return sql<boolean>`((${facts} ? 'quiz') or exists (
    select 1 from content_item l join content_version lv on lv.id = l.current_version_id
    where l.parent_id = ${moduleId} and l.retired_at is null
      and (${tx.demo} or lv.facts->>'lawCheck' is distinct from 'pending')))`;
}
