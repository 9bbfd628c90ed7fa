import { sql } from "drizzle-orm";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";

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
}

export async function readProgress(ctx: PersonCtx): Promise<Progress> {
  const me = sql`${ctx.actor.personId}::uuid`;
  const [row] = await ctx.db.execute<Progress>(sql`select
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
        from attempt where person_id = ${me} and kind = 'graded' group by item_id) as tests) as "quizzes"`);
  if (!row) throw new Error("a select without from gave no row");
  return row;
}
