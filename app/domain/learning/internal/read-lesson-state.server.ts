import { sql } from "drizzle-orm";
import type { AnswerResult, QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { executePrepared } from "#app/domain/kernel/execute-prepared.server.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Access } from "../access.ts";
import type { ScenarioMove } from "../scenario.ts";
import { accessSql, chainOf } from "./access-sql.server.ts";
import { changesSinceSql } from "./changes-since-sql.ts";

export interface StoredRun {
  readonly id: string;
  readonly scenarioId: string;
  readonly versionId: string;
  readonly moves: readonly ScenarioMove[];
  /** The graph of the version in which the run began. */
  readonly story: unknown;
}

/** Everything of one person that a lesson page needs, and the lesson's place in its course; one statement. */
interface LessonState extends Record<string, unknown> {
  /** To the lesson, its module and its course. */
  readonly access: Access;
  readonly place: number | null;
  readonly completedAt: string | null;
  /** The versions in which this person finished the lesson, the newest first. */
  readonly finished: readonly { readonly number: number; readonly at: string }[];
  /** For `readChanges`. */
  readonly changes: unknown;
  readonly answers: readonly {
    readonly questionId: string;
    readonly response: QuestionResponse;
    readonly result: AnswerResult | null;
    readonly answeredAt: string;
  }[];
  readonly reflections: readonly { readonly promptId: string; readonly sealed: string }[];
  /** Of each story of the lesson the run that was begun last. */
  readonly runs: readonly StoredRun[];
  /** Passages that are marked or noted; `sealed` is the note, in base 64, `earlier`: of a version before this one. */
  readonly marks: readonly {
    readonly part: number;
    readonly sealed: string | null;
    readonly earlier: boolean;
  }[];
  /** Lessons of the course in order, retired ones left out. */
  readonly order: readonly { readonly id: string; readonly moduleId: string }[];
  readonly moduleHasQuiz: boolean;
  /** Official trainings of the person that are recorded and not withdrawn. */
  readonly trainings: readonly string[];
  /** Contacts for the safety box, the nearest first; none where the lesson has no such box. */
  readonly contacts: readonly {
    readonly names: Partial<Record<Locale, string>>;
    readonly phone: string | null;
    readonly checkedOn: string | null;
  }[];
}

export async function readLessonState(
  ctx: PersonCtx,
  courseId: string,
  lessonId: string,
): Promise<LessonState> {
  const me = sql`${ctx.actor.personId}::uuid`;
  const [state] = await executePrepared<LessonState>(
    ctx,
    "lesson-state",
    sql`select
    ${accessSql(ctx, chainOf(lessonId))} as "access",
    (select part from lesson_place where person_id = ${me} and lesson_id = ${lessonId}) as "place",
    (select completed_at from completion where person_id = ${me} and item_id = ${lessonId}) as "completedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('number', v.number, 'at', f.at) order by f.at desc), '[]') from (
        select version_id, completed_at as at from completion where person_id = ${me} and item_id = ${lessonId}
        union all select version_id, renewed_at from renewal where person_id = ${me} and item_id = ${lessonId}) f
      join content_version v on v.id = f.version_id) as "finished",
    ${changesSinceSql(ctx, me, lessonId)} as "changes",
    (select coalesce(jsonb_agg(jsonb_build_object(
        'questionId', a.question_id, 'response', a.response, 'result', a.result,
        'answeredAt', a.answered_at)), '[]')
      from attempt t join answer a on a.attempt_id = t.id
      where t.person_id = ${me} and t.item_id = ${lessonId} and t.kind = 'practice' and t.submitted_at is null)
      as "answers",
    (select coalesce(jsonb_agg(jsonb_build_object('promptId', prompt_id, 'sealed', encode(sealed, 'base64'))), '[]')
      from reflection where person_id = ${me} and lesson_id = ${lessonId}) as "reflections",
    (select coalesce(jsonb_agg(r.run), '[]') from (
      select distinct on (r.scenario_id) jsonb_build_object('id', r.id, 'scenarioId', r.scenario_id,
        'versionId', r.version_id, 'moves', r.moves, 'story', (select story from content_version v,
          jsonb_array_elements(v.facts -> 'scenarios') story
          where v.id = r.version_id and story ->> 'id' = r.scenario_id limit 1)) as run
      from scenario_run r where r.person_id = ${me} and r.lesson_id = ${lessonId}
      order by r.scenario_id, r.started_at desc, r.id desc) r) as "runs",
    (select coalesce(jsonb_agg(jsonb_build_object('part', part, 'sealed', encode(n.sealed, 'base64'),
        'earlier', coalesce(n.version_id <> (select current_version_id from content_item where id = ${lessonId}), false))), '[]')
      from (select * from bookmark where person_id = ${me} and lesson_id = ${lessonId}) b
      full join (select * from paragraph_note where person_id = ${me} and lesson_id = ${lessonId}) n using (part))
      as "marks",
    (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'moduleId', m.id)
        order by m.position, m.id, l.position, l.id), '[]')
      from content_item m join content_item l on l.parent_id = m.id
      where m.parent_id = ${courseId} and l.retired_at is null and m.retired_at is null) as "order",
    exists (select 1 from content_item l join content_item m on m.id = l.parent_id
      join content_version v on v.id = m.current_version_id
      where l.id = ${lessonId} and v.facts ? 'quiz') as "moduleHasQuiz",
    (select coalesce(jsonb_agg(distinct f.subject), '[]') from fact f
      where f.person_id = ${me} and f.kind = 'official-training' and f.withdraws is null
        and not exists (select 1 from fact w where w.withdraws = f.id)) as "trainings",
    (select coalesce(jsonb_agg(c.contact order by c.depth desc, c.checked_on desc nulls last), '[]') from (
      select jsonb_build_object('names', e.names, 'phone', e.phone, 'checkedOn', e.checked_on) as contact,
        cardinality(a.path) as depth, e.checked_on
      from person p join area home on home.id = p.home_area_id
        join area a on a.id = any(home.path)
        join directory_entry e on e.area_id = a.id and e.retired_at is null
      where p.id = ${me} and e.kind in ('emergency', 'crisis-support', 'supervisor-on-duty')
        and exists (select 1 from content_item l join content_version v on v.id = l.current_version_id
          where l.id = ${lessonId} and v.facts ->> 'safety' <> 'none')
      order by cardinality(a.path) desc, e.checked_on desc nulls last limit 3) c) as "contacts"`,
  );
  if (!state) throw new Error("a select without from gave no row");
  return state;
}
