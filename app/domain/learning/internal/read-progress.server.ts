import { sql } from "drizzle-orm";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { executePrepared } from "#app/domain/kernel/execute-prepared.server.ts";
import { endOfLocalDay, localDayOf, startOfLocalDay } from "#app/lib/local-day.ts";
import type { Access } from "../access.ts";
import type { Assigned } from "../assigned.ts";
import type { FieldTaskEventKind } from "../field-task.ts";
import type { PathView } from "../path.ts";
import { questionsADay } from "../review.ts";
import { accessSql, ruledItems } from "./access-sql.server.ts";
import { isAssigned } from "./assigned-sql.ts";
import { changesSinceSql } from "./changes-since-sql.ts";
import { fieldTaskNeeded, heldSql } from "./field-task-needed-sql.ts";

/** What one person has done, as far as home and course pages show it; one statement. Newest places first. */
export interface Progress extends Record<string, unknown> {
  readonly enrolled: readonly string[];
  readonly completed: readonly { readonly itemId: string; readonly at: string }[];
  readonly doneByCourse: Readonly<Record<string, number>>;
  readonly places: readonly {
    readonly lessonId: string;
    readonly courseId: string;
    readonly part: number;
  }[];
  readonly quizzes: readonly {
    readonly itemId: string;
    readonly best: number | null;
    readonly passed: boolean;
    readonly open: boolean;
  }[];
  /** To every item of the catalogue that has a rule. */
  readonly access: Access;
  /** In the order in which they were given. */
  readonly assigned: readonly Assigned[];
  readonly paths: readonly PathView[];
  /** For `readChanges`. */
  readonly changes: unknown;
  /** Of courses that have one: whether it is asked of this person, and its last event. */
  readonly fieldTasks: readonly {
    readonly courseId: string;
    readonly taskId: string;
    readonly needed: boolean;
    readonly last: FieldTaskEventKind | null;
  }[];
  /** Field tasks, of lessons and courses, that came back with a comment and were not handed in again. */
  readonly returned: readonly {
    readonly itemId: string;
    readonly taskId: string;
    readonly courseId: string;
  }[];
  /** Questions of today's review that are left. */
  readonly reviewLeft: number;
}

export async function readProgress(ctx: PersonCtx): Promise<Progress> {
  const me = sql`${ctx.actor.personId}::uuid`;
  const today = localDayOf(ctx.clock.now());
  const dayBegins = sql`${startOfLocalDay(today).toISOString()}::timestamptz`;
  const dayEnds = sql`${endOfLocalDay(today).toISOString()}::timestamptz`;
  const [row] = await executePrepared<Progress>(
    ctx,
    "progress",
    sql`select
    (select coalesce(jsonb_agg(item_id order by created_at desc), '[]') from enrolment where person_id = ${me})
      as "enrolled",
    (select coalesce(jsonb_agg(jsonb_build_object('itemId', item_id, 'at', completed_at)), '[]')
      from completion where person_id = ${me}) as "completed",
    (select coalesce(jsonb_object_agg(course_id, done), '{}') from (
        select m.parent_id as course_id, count(*)::int as done
        from completion c join content_item l on l.id = c.item_id join content_item m on m.id = l.parent_id
        where c.person_id = ${me} and l.kind = 'lesson' and l.retired_at is null and m.retired_at is null
        group by m.parent_id) as by_course) as "doneByCourse",
    (select coalesce(jsonb_agg(jsonb_build_object('lessonId', lesson_id, 'courseId', course_id, 'part', part)
        order by at desc), '[]') from (
        select p.lesson_id, m.parent_id as course_id, p.part, p.at
        from lesson_place p join content_item l on l.id = p.lesson_id join content_item m on m.id = l.parent_id
        where p.person_id = ${me} order by p.at desc limit 200) as recent) as "places",
    (select coalesce(jsonb_agg(jsonb_build_object(
        'itemId', item_id, 'best', best, 'passed', passed, 'open', is_open)), '[]') from (
        select item_id, max(score_percent) as best, coalesce(bool_or(score_percent >= pass_percent), false) as passed,
          bool_or(submitted_at is null) as is_open
        from attempt where person_id = ${me} and kind = 'graded' group by item_id) as tests) as "quizzes",
    ${accessSql(ctx, ruledItems(ctx))} as "access",
    (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'courseId', a.course_id, 'pathId', a.path_id,
        'dueOn', a.due_on, 'assignedAt', a.assigned_at, 'ownChoice', a.assigned_by_id is not distinct from a.person_id) order by a.assigned_at, a.id), '[]')
      from assignment a where ${isAssigned(ctx, me)}) as "assigned",
    (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'titles', titles, 'steps', steps) order by position), '[]')
      from learning_path where retired_at is null) as "paths",
    ${changesSinceSql(ctx, me)} as "changes",
    (with ${heldSql(ctx, me)}
      select coalesce(jsonb_agg(jsonb_build_object('courseId', c.id, 'taskId', v.facts #>> '{fieldTask,id}',
        'needed', ${fieldTaskNeeded(sql`c.id`)}, 'last', (
          select e.kind from field_task_event e
          where e.person_id = ${me} and e.item_id = c.id and e.task_id = v.facts #>> '{fieldTask,id}'
          order by e.at desc, e.id desc limit 1))), '[]')
      from content_item c join content_version v on v.id = c.current_version_id
      where c.kind = 'course' and c.retired_at is null and v.facts ? 'fieldTask') as "fieldTasks",
    (select coalesce(jsonb_agg(jsonb_build_object('itemId', e.item_id, 'taskId', e.task_id, 'courseId',
        coalesce(m.parent_id, i.parent_id, i.id)) order by e.at), '[]')
      from (select distinct on (item_id, task_id) item_id, task_id, kind, at from field_task_event
          where person_id = ${me} order by item_id, task_id, at desc, id desc) e
        join content_item i on i.id = e.item_id left join content_item m on m.id = i.parent_id
      where e.kind = 'returned') as "returned",
    (select case when exists (select from review_off where person_id = ${me}) then 0 else
        least((select count(*) from (select from review_card
            where person_id = ${me} and rests_since is null and due_at < ${dayEnds} limit ${questionsADay}) due),
          greatest(0, ${questionsADay} - (select count(*) from review_card
            where person_id = ${me} and reviewed_at >= ${dayBegins} and reviewed_at < ${dayEnds})))::int end)
      as "reviewLeft"`,
  );
  if (!row) throw new Error("a select without from gave no row");
  return row;
}
