-- Seven courses, 42 modules and 150 lessons in the shape of the real ones: each has the facts and texts of one of
-- them. The real ones are retired, so that the size of the catalogue does not depend on what is written meanwhile.
create schema bench;

create function bench.uuid_at(at timestamptz, seed text) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(seed), 1, 3)
    || '8' || substr(md5(seed), 4, 15))::uuid
$$;

create table bench.template as
  select i.kind, i.id, i.current_version_id as version_id, v.facts,
    -- Lessons with a story come first: the ones that are measured have everything.
    row_number() over (partition by i.kind order by
      coalesce(jsonb_array_length(v.facts -> 'scenarios'), 0) + coalesce(jsonb_array_length(v.facts -> 'reflections'), 0)
        desc, i.id)::int - 1 as at,
    (count(*) over (partition by i.kind))::int as total
  from content_item i join content_version v on v.id = i.current_version_id
  where i.retired_at is null
    and (i.kind = 'lesson' or (i.kind = 'module' and v.facts ? 'quiz') or (i.kind = 'course' and v.facts ? 'assessment'));

create table bench.item as
  select made.*, t.version_id as template_version,
    bench.uuid_at('2025-01-01', made.id || '-1') as first_version,
    bench.uuid_at(case when made.changed then '2026-06-01'::date else '2025-01-01' end,
      made.id || case when made.changed then '-2' else '-1' end) as current_version,
    (t.facts - 'requires' - 'change') || jsonb_build_object('id', made.id, 'catalogueRef', made.id, 'change', 'minor')
      || case when made.kind = 'lesson' then '{"lawCheck": "none"}'::jsonb else '{}' end
      || case when made.requires is null then '{}' else jsonb_build_object('requires', made.requires) end as facts
  from (
    select 'course'::item_kind as kind, n as number, 'bench-c' || n as id, null as parent_id, n + 1 as position,
      n * 150 / 7 as first_lesson, false as changed,
      case when n > 0 then jsonb_build_object('any', jsonb_build_array(jsonb_build_object('course', 'bench-c' || n - 1),
        '{"fact": "official-training", "subject": "strong-families"}'::jsonb, '{"from": "2026-01-01"}'::jsonb)) end as requires
    from generate_series(0, 6) n
    union all
    select 'module', n, 'bench-m' || n, 'bench-c' || n / 6, n % 6 + 1, 0, false,
      case when n % 2 = 1 then jsonb_build_object('quiz', 'bench-m' || n - 1, 'atLeast', 80) end
    from generate_series(0, 41) n
    union all
    select 'lesson', n, 'bench-l' || n, 'bench-m' || n * 42 / 150, n + 1, n, n % 10 = 5,
      case when n % 10 = 1 then jsonb_build_object('lesson', 'bench-l' || n - 1) end
    from generate_series(0, 149) n) made
  join bench.template t on t.kind = made.kind
    and t.at = case when made.kind = 'lesson' and made.number in (80, 149) then 0 else made.number % t.total end;

alter table bench.item add primary key (id), add last_lesson int, add tests jsonb, add drawn jsonb, add task_id text;

update bench.item set
  first_lesson = (select min(l.number) from bench.item l join bench.item m on m.id = l.parent_id
    where l.kind = 'lesson' and bench.item.id in (l.id, m.id, m.parent_id)),
  last_lesson = (select max(l.number) from bench.item l join bench.item m on m.id = l.parent_id
    where l.kind = 'lesson' and bench.item.id in (l.id, m.id, m.parent_id)),
  tests = coalesce(facts -> 'questions', facts #> '{quiz,questions}', facts #> '{assessment,questions}', '[]'),
  task_id = facts #>> '{fieldTask,id}';

update bench.item set drawn = (
  select coalesce(jsonb_agg(q -> 'id' order by n), '[]') from jsonb_array_elements(tests) with ordinality one(q, n)
  where n <= coalesce((facts #>> '{quiz,draw}')::int, (facts #>> '{assessment,draw}')::int, 1000));

-- Every question with its right answer, in the order in which it is asked.
create table bench.question as
  select i.id as item_id, n::int as number, q ->> 'id' as question_id, jsonb_build_object('kind', q ->> 'kind')
    || case q ->> 'kind'
      when 'single' then jsonb_build_object('choice', q -> 'key')
      when 'multiple' then jsonb_build_object('choices', q -> 'key')
      when 'true-false' then jsonb_build_object('value', q -> 'key')
      when 'short-text' then jsonb_build_object('text', q #> '{key,en,0}')
      when 'numeric' then jsonb_build_object('value', q -> 'key')
      when 'match' then jsonb_build_object('pairs', q -> 'key')
      when 'order' then jsonb_build_object('order', q -> 'key')
      else jsonb_build_object('gaps', q -> 'key') end as response
  from bench.item i, jsonb_array_elements(i.tests) with ordinality one(q, n)
  where i.drawn ? (q ->> 'id');

insert into content_item (id, kind, parent_id, position, current_version_id, source_hash)
  select id, kind, parent_id, position, current_version, id from bench.item order by kind, number;

insert into content_version (id, item_id, number, hash, facts, created_at)
  select first_version, id, 1, id || '-1', facts, '2025-01-01'::timestamptz from bench.item
  union all
  select current_version, id, 2, id || '-2', facts || jsonb_build_object('change', case when number % 20 = 5
    then '"adds-optional"'::jsonb else jsonb_build_object('redoBy', (current_date + 60)::text) end), '2026-06-01'
  from bench.item where changed;

insert into content_text (version_id, locale, title, summary, outcomes, translation, review, parts)
  select v.id, t.locale, t.title, t.summary, t.outcomes, t.translation, t.review, t.parts
  from bench.item i join content_version v on v.item_id = i.id join content_text t on t.version_id = i.template_version;

update content_item set retired_at = now() where id not like 'bench-%';

update learning_path set retired_at = now();

insert into learning_path (id, position, titles, summaries, audience, field_tasks, steps)
  select 'bench-path-' || n, n, jsonb_build_object('tk', 'Ýol ' || n, 'ru', 'Путь ' || n, 'en', 'Path ' || n),
    '{"tk": "", "ru": "", "en": ""}', '["specialist"]', n <> 3, (
      select jsonb_agg(jsonb_build_object('courseId', 'bench-c' || c, 'moduleIds',
        case when n = 4 and c % 2 = 0 then jsonb_build_array('bench-m' || c * 6, 'bench-m' || c * 6 + 1) end))
      from generate_series(0, 6) c where (c + n) % 3 < 2)
  from generate_series(0, 4) n;
