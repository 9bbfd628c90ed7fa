import type { Sql } from "postgres";
import type { MadeCourse } from "./course.ts";
import type { MadeArea } from "./factories.ts";

const size = 4_000;

/**
 * Thousands of people with a row each in every table that pages of learners read, so that PostgreSQL chooses as it
 * does in a country. They work in `area`.
 */
export async function makeCrowd(sql: Sql, area: MadeArea, course: MadeCourse): Promise<void> {
  const lesson = course.lessonIds[0] ?? "";
  const [version] = await sql<
    { id: string }[]
  >`select current_version_id as id from content_item where id = ${lesson}`;
  if (!version) throw new Error("the course has no lesson");
  const place = [lesson, version.id] as const;
  const crowd = sql`(select id, row_number() over (order by id) as n from person where search_key = 'crowd') c`;
  await sql`insert into person (id, surname, given_name, search_key, user_name, home_area_id)
    select gen_random_uuid(), 'Köp', 'Adam', 'crowd', 'crowd-' || n, ${area.id} from generate_series(1, ${size}) n`;
  await sql`insert into role_grant (id, person_id, role, area_id, starts_at)
    select gen_random_uuid(), c.id, 'worker', ${area.id}, now() from ${crowd}`;
  await sql`insert into session (id, person_id, expires_at) select 'crowd-' || n, c.id, now() from ${crowd}`;
  await sql`insert into enrolment (id, person_id, item_id, created_at)
    select gen_random_uuid(), c.id, ${course.courseId}, now() from ${crowd}`;
  await sql`insert into completion (id, person_id, item_id, version_id, completed_at, rule)
    select gen_random_uuid(), c.id, ${place[0]}, ${place[1]}, now(), '{}' from ${crowd}`;
  await sql`insert into renewal (id, person_id, item_id, version_id, renewed_at, rule)
    select gen_random_uuid(), c.id, ${place[0]}, ${place[1]}, now(), '{}' from ${crowd}`;
  await sql`insert into attempt (id, person_id, item_id, version_id, kind, question_ids, locale, started_at)
    select gen_random_uuid(), c.id, ${place[0]}, ${place[1]}, 'practice', '[]', 'en', now() from ${crowd}`;
  await sql`insert into answer (attempt_id, person_id, question_id, write_id, response, answered_at)
    select a.id, a.person_id, 'one', gen_random_uuid(), '{}', now() from attempt a join ${crowd} on c.id = a.person_id`;
  await sql`insert into accepted_write (person_id, id, accepted_at) select c.id, gen_random_uuid(), now() from ${crowd}`;
  await sql`insert into lesson_place (person_id, lesson_id, part, at) select c.id, ${place[0]}, 1, now() from ${crowd}`;
  await sql`insert into opened_item (person_id, item_id, opened_at) select c.id, ${place[0]}, now() from ${crowd}`;
  await sql`insert into reflection (person_id, lesson_id, prompt_id, sealed, written_at)
    select c.id, ${place[0]}, 'r1', '', now() from ${crowd}`;
  await sql`insert into bookmark (person_id, lesson_id, part, created_at) select c.id, ${place[0]}, 1, now() from ${crowd}`;
  await sql`insert into paragraph_note (person_id, lesson_id, part, version_id, sealed, written_at)
    select c.id, ${place[0]}, 1, ${place[1]}, '', now() from ${crowd}`;
  await sql`insert into scenario_run (id, person_id, lesson_id, scenario_id, version_id, moves, started_at, moved_at)
    select gen_random_uuid(), c.id, ${place[0]}, 's1', ${place[1]}, '[]', now(), now() from ${crowd}`;
  await sql`insert into field_task_event (id, person_id, item_id, task_id, version_id, kind, by_id, at)
    select gen_random_uuid(), c.id, ${place[0]}, 'f1', ${place[1]}, 'handed-in', c.id, now() from ${crowd}`;
  await sql`insert into review_card (person_id, item_id, question_id, state, due_at, added_at)
    select c.id, ${place[0]}, 'one', '{}', now(), now() from ${crowd}`;
  await sql`insert into review_off (person_id, since) select c.id, now() from ${crowd}`;
  await sql`insert into fact (id, person_id, kind, subject, happened_on, recorded_at)
    select gen_random_uuid(), c.id, 'official-training', 'strong-families', now(), now() from ${crowd}`;
  await sql`insert into outbox_message (id, person_id, kind, payload, dedupe_key, created_at)
    select gen_random_uuid(), c.id, 'crowd', '{}', 'crowd-' || n, now() from ${crowd}`;
  await sql`insert into assignment (id, course_id, person_id, assigned_by_id, assigned_at)
    select gen_random_uuid(), ${course.courseId}, c.id, c.id, now() from ${crowd}`;
  await sql`insert into supervision_relationship (id, worker_id, supervisor_id, starts_at, texts_open_at)
    select gen_random_uuid(), c.id, first.id, now(), now()
    from ${crowd} join person first on first.user_name = 'crowd-1' and first.id <> c.id`;
  await sql`analyze`;
}
