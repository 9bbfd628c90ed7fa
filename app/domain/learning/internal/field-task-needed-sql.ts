import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { isAssigned } from "./assigned-sql.ts";

/** What a person was given or took, read once: the part `held` of a `with`, for `fieldTaskNeeded`. */
export function heldSql(ctx: Pick<Ctx, "clock">, personId: SQL): SQL {
  return sql`held as materialized (
    select a.course_id, coalesce(p.steps, '[]') as steps, p.field_tasks, a.assigned_by_id <> ${personId} as given
    from assignment a left join learning_path p on p.id = a.path_id and p.retired_at is null
    where ${isAssigned(ctx, personId)})`;
}

/**
 * Whether a course asks its field task of the person of `held`. Some paths leave field tasks out: who has the course
 * from such paths only needs none; who took the course herself, or has it from anywhere else, does. A path that she
 * took herself excuses her from nothing.
 */
export function fieldTaskNeeded(courseId: SQL): SQL {
  const onPath = sql`held.steps @> jsonb_build_array(jsonb_build_object('courseId', ${courseId}))`;
  return sql`(select not coalesce(bool_or(held.given and not held.field_tasks and ${onPath}), false)
      or coalesce(bool_or(held.course_id = ${courseId} or (held.field_tasks and ${onPath})), false)
    from held)`;
}
