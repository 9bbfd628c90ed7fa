import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import type { Message } from "#app/domain/notifications/message-kinds.ts";
import { addDays, localDayOf } from "#app/lib/local-day.ts";
import { dueSoonDays } from "./assigned.ts";

const batch = 1_000;
const due = z.array(z.object({ assignmentId: z.string(), personId: z.string(), overdue: z.boolean() }));

/**
 * Reminds those who have not finished what was assigned to them: once when it is due within a week, once when the day
 * has passed. In how many processes and however often this runs makes no difference.
 * @returns how many reminders were due
 */
export async function remindDue(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const today = localDayOf(ctx.clock.now());
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const rows = await ctx.db.execute(sql`
    select a.id as "assignmentId", p.id as "personId", a.due_on < ${today}::date as overdue
    from assignment a
    join lateral (
      select a.person_id as id where a.person_id is not null
      union
      select g.person_id from role_grant g join area held on held.id = g.area_id and held.path @> array[a.area_id]
      where g.role = a.role and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})
    ) asked on true
    join person p on p.id = asked.id and p.closed_at is null
    where a.ended_at is null and a.due_on <= ${addDays(today, dueSoonDays)}::date
      and not exists (select from outbox_message m
        where m.dedupe_key = (case when a.due_on < ${today}::date then 'learning.overdue' else 'learning.due-soon' end)
          || ':' || a.id || ':' || p.id)
      and exists (select from ${whatIsLeft})
    order by a.due_on, a.id, p.id limit ${batch}`);
  const messages = due.parse([...rows]).map(({ assignmentId, personId, overdue }): Message => {
    const kind = overdue ? "learning.overdue" : "learning.due-soon";
    return { personId, kind, payload: { assignmentId }, dedupeKey: `${kind}:${assignmentId}:${personId}` };
  });
  await enqueueMessages(ctx, messages);
  return messages.length;
}

/**
 * What of the row `a` of `assignment` the person `p` has not done: the course, or steps of the path. A step is done
 * with its course, or with the modules that the path takes of it; a course in preparation asks nothing.
 */
const whatIsLeft = sql`(
  select from (
    select a.course_id as course_id, null::jsonb as module_ids where a.course_id is not null
    union all
    select step ->> 'courseId', nullif(step -> 'moduleIds', 'null'::jsonb)
    from learning_path path, jsonb_array_elements(path.steps) step where path.id = a.path_id and path.retired_at is null
  ) step
  join content_item c on c.id = step.course_id and c.retired_at is null
  join content_version v on v.id = c.current_version_id and v.facts ->> 'availability' = 'open'
  where not exists (select from completion done where done.person_id = p.id and done.item_id = c.id)
    and (step.module_ids is null or exists (
      select from jsonb_array_elements_text(step.module_ids) m(id)
      where not exists (select from completion done where done.person_id = p.id and done.item_id = m.id)))) left_over`;
