import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { isAssigned } from "./assigned-sql.ts";

/**
 * Whether a course asks its field task of a person. Some paths leave field tasks out: who has the course from such
 * paths only needs none; who took it, or such a path, herself, or has it from anywhere else, does.
 */
export function fieldTaskNeeded(ctx: Pick<Ctx, "clock">, personId: SQL, courseId: SQL): SQL {
  const onPath = sql`p.retired_at is null
    and p.steps @> jsonb_build_array(jsonb_build_object('courseId', ${courseId}))`;
  return sql`not (exists (
      select 1 from assignment a join learning_path p on p.id = a.path_id
      where ${isAssigned(ctx, personId)} and ${onPath} and not p.field_tasks and a.assigned_by_id <> ${personId})
    and not exists (
      select 1 from assignment a left join learning_path p on p.id = a.path_id
      where ${isAssigned(ctx, personId)} and (a.course_id = ${courseId} or (${onPath} and p.field_tasks))))`;
}
