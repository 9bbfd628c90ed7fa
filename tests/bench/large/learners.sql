-- `bench.learners` people with what they did in two years. In the order of time, as it happens: the rows of one
-- person lie far from each other.
create table bench.learner as
  select n, bench.uuid_at(started, 'person-' || n) as id, started, current_setting('bench.now')::timestamptz - interval '1 day' as until, finished,
    'bench-m' || finished * 42 / 150 as module_id, places[1 + n % cardinality(places)] as area_id,
    bench.uuid_at('2024-01-01', 'person-3') as supervisor_id
  from (
    -- The first is ordinary, the second has everything, the third supervises and learns nothing.
    select n, case n when 1 then 80 when 2 then 149 when 3 then 0 else 10 + n * 37 % 140 end as finished,
      case n when 3 then '2024-01-01' else current_setting('bench.now')::timestamptz - make_interval(days => 40 + n * 7919 % 700) end as started
    from generate_series(1, current_setting('bench.learners')::int) n) one,
    (select array_agg(id order by id) as places from area where kind = 'district') all_areas;

insert into person (id, surname, given_name, patronymic, surname_cyrillic, given_name_cyrillic, search_key, user_name,
    email, locale, home_area_id, created_at)
  select id, 'Synagowa' || n, 'Aýna', 'Myradowna', 'Сынагова' || n, 'Айна', 'synagowa' || n || ' ayna', 'bench' || n,
    'bench' || n || '@bench.example', 'en', area_id, started
  from bench.learner order by started;

insert into role_grant (id, person_id, role, area_id, starts_at, created_at)
  select bench.uuid_at(started, 'grant-' || n), id, 'worker', area_id, started, started from bench.learner
  union all
  select bench.uuid_at(started, 'grant-' || r), id, r::role, area_id, started, started
  from bench.learner, unnest('{supervisor,manager,author,reviewer}'::text[]) r where n in (2, 3)
  order by 5;

-- The cookie of the n-th is `bench-n`.
insert into session (id, person_id, expires_at, shared_device, created_at)
  select encode(sha256(convert_to('bench-' || n || case k when 1 then '' else '-' || k end, 'UTF8')), 'hex'), id,
    now() + interval '30 days', false, now()
  from bench.learner, generate_series(1, 2) k order by k, n;

create unlogged table bench.work as
  select l.n, l.id as person_id, i.number, i.id as item_id, i.first_version as version_id, i.drawn,
    i.number < l.finished as done, i.number >= l.finished - 12 as fresh,
    l.started + (l.until - l.started) * ((i.number + 1)::float8 / (l.finished + 1)) as at,
    bench.uuid_at(l.started + (l.until - l.started) * ((i.number + 0.5)::float8 / (l.finished + 1)),
      'practice-' || l.n || i.id) as attempt_id
  from bench.learner l join bench.item i on i.kind = 'lesson' and i.number <= l.finished and l.n <> 3;

create unlogged table bench.test as
  select l.n, l.id as person_id, i.id as item_id, i.first_version as version_id, i.drawn, goes.passed,
    w.at + goes.later as at, bench.uuid_at(w.at + goes.later, 'graded-' || l.n || i.id || goes.passed) as attempt_id,
    i.last_lesson >= l.finished - 12 as fresh, i.kind
  from bench.learner l join bench.item i on i.kind in ('module', 'course') and i.last_lesson < l.finished
    join bench.work w on w.n = l.n and w.number = i.last_lesson,
    (values (true, interval '2 hours'), (false, interval '1 hour')) goes(passed, later)
  where goes.passed or l.n % 3 = 0
  union all
  select l.n, l.id, i.id, i.first_version, i.drawn, null, l.until, bench.uuid_at(l.until, 'graded-' || l.n), true, i.kind
  from bench.learner l join bench.item i on i.id = l.module_id where l.n <> 3;

insert into enrolment (id, person_id, item_id, created_at)
  select bench.uuid_at(w.at, 'enrolment-' || w.n || i.id), w.person_id, i.id, w.at
  from bench.work w join bench.item i on i.kind = 'course' and i.first_lesson = w.number order by w.at;

insert into completion (id, person_id, item_id, version_id, completed_at, rule)
  select bench.uuid_at(at, 'completion-' || n || item_id), person_id, item_id, version_id, at, rule from (
    select n, person_id, item_id, version_id, at, '{"rule": "lesson", "answered": ["q1", "q2", "q3", "q4"]}'::jsonb as rule
    from bench.work where done
    union all
    select n, person_id, item_id, version_id, at, jsonb_build_object('rule', kind, 'attempt', attempt_id)
    from bench.test where passed) all_of_them
  order by at;

insert into attempt (id, person_id, item_id, version_id, kind, question_ids, locale, started_at, submitted_at,
    score_percent, pass_percent)
  select * from (
    select attempt_id, person_id, item_id, version_id, 'practice'::attempt_kind, drawn, 'en'::locale, at as started,
      null::timestamptz, null::int, null::int
    from bench.work
    union all
    select attempt_id, person_id, item_id, version_id, 'graded', drawn, 'en', at, case when passed is not null then at end,
      case passed when true then 90 when false then 50 end, 80
    from bench.test) all_of_them
  order by started;

-- Of what is weeks old the answers are left out: their number changes no path to a row.
create unlogged table bench.given as
  select w.attempt_id, w.person_id, q.question_id, q.response, '{"credit": 1, "right": true}'::jsonb as result, w.at,
    bench.uuid_at(w.at, w.n || w.item_id || q.question_id) as write_id
  from bench.work w join bench.question q on q.item_id = w.item_id and (w.done or q.number <= 2) where w.fresh
  union all
  select t.attempt_id, t.person_id, q.question_id, q.response,
    case when t.passed is not null then '{"credit": 1, "right": true}'::jsonb end, t.at,
    bench.uuid_at(t.at, t.n || t.item_id || q.question_id || coalesce(t.passed::text, ''))
  from bench.test t join bench.question q on q.item_id = t.item_id
    and (t.passed is not null or q.number * 2 <= jsonb_array_length(t.drawn)) where t.fresh;

insert into answer (attempt_id, person_id, question_id, write_id, response, result, answered_at)
  select attempt_id, person_id, question_id, write_id, response, result, at from bench.given order by at;

insert into accepted_write (person_id, id, accepted_at)
  select person_id, write_id, at from bench.given order by at;

insert into lesson_place (person_id, lesson_id, part, at)
  select person_id, item_id, 5, at from bench.work order by at;

insert into opened_item (person_id, item_id, opened_at)
  select w.person_id, i.id, w.at from bench.work w join bench.item i on i.first_lesson = w.number and i.facts ? 'requires'
  order by w.at;

insert into renewal (id, person_id, item_id, version_id, renewed_at, rule)
  select bench.uuid_at(w.at, 'renewal-' || w.n || w.item_id), w.person_id, w.item_id, i.current_version, w.at,
    '{"rule": "lesson"}'
  from bench.work w join bench.item i on i.id = w.item_id
  where i.changed and w.number % 20 <> 5 and w.done and w.n % 4 = 0 order by w.at;

insert into reflection (person_id, lesson_id, prompt_id, sealed, written_at)
  select person_id, item_id, 'r1', decode(repeat('5a', 400), 'hex'), at from bench.work where done and number % 8 = 0
  order by at;

insert into scenario_run (id, person_id, lesson_id, scenario_id, version_id, moves, started_at, moved_at)
  select bench.uuid_at(at, 'run-' || n || item_id), person_id, item_id, 's1', version_id, '[]', at, at
  from bench.work where done and number % 16 = 0 order by at;

insert into review_card (person_id, item_id, question_id, state, due_at, added_at, reviewed_at)
  select w.person_id, w.item_id, q.question_id, jsonb_build_object('due', now(), 'stability', 2.3, 'difficulty', 5.1,
      'elapsed_days', 1, 'scheduled_days', 2, 'learning_steps', 0, 'reps', 3, 'lapses', 1, 'state', 2),
    now() + make_interval(days => w.number % 25 - 4), w.at, w.at
  from bench.work w join bench.question q on q.item_id = w.item_id and q.number <= 2
  where w.done and w.number % 6 = 0 order by w.at;

insert into review_off (person_id, since) select id, until from bench.learner where n % 10 = 9;

insert into fact (id, person_id, kind, subject, happened_on, recorded_by_id, recorded_at)
  select bench.uuid_at(started, 'fact-' || n), id, 'official-training'::fact_kind, 'strong-families', started::date,
    supervisor_id, started
  from bench.learner where n % 5 < 3 and n <> 3
  union all
  select bench.uuid_at(t.at, 'fact-' || t.n || t.item_id), t.person_id, 'field-task-signed', t.item_id, t.at::date,
    l.supervisor_id, t.at
  from bench.test t join bench.learner l using (n) where t.passed and t.kind = 'course'
  order by 7;

insert into field_task_event (id, person_id, item_id, task_id, version_id, kind, by_id, at)
  select bench.uuid_at(w.at + step.later, 'task-' || w.n || i.id || step.later), w.person_id, i.id, i.task_id,
    i.first_version, step.kind, case step.kind when 'handed-in' then w.person_id else l.supervisor_id end,
    w.at + step.later
  from bench.learner l join bench.work w using (n)
    join bench.item i on i.kind = 'course' and i.task_id is not null and i.last_lesson = w.number,
    (values ('handed-in'::field_task_event_kind, interval '3 hours'), ('returned', interval '1 day'),
      ('handed-in', interval '2 days'), ('signed', interval '3 days')) step(kind, later)
  where w.done
  order by w.at + step.later;

insert into field_task_draft (person_id, item_id, task_id, sealed, written_at)
  select l.id, i.id, i.task_id, decode(repeat('5a', 300), 'hex'), l.until
  from bench.learner l join bench.item m on m.id = l.module_id join bench.item i on i.id = m.parent_id
  where i.task_id is not null and l.n <> 3;

insert into certificate (id, person_id, course_id, completion_id, number, code, facts, issued_at, signature)
  select bench.uuid_at(t.at, 'certificate-' || t.n || t.item_id), t.person_id, t.item_id,
    bench.uuid_at(t.at, 'completion-' || t.n || t.item_id), 'B-' || t.n || '-' || t.item_id, md5(t.n || t.item_id),
    '{}', t.at, decode(repeat('5a', 64), 'hex')
  from bench.test t where t.passed and t.kind = 'course' order by t.at;

insert into certificate_name (certificate_id, wrapped_key, sealed)
  select id, decode(repeat('5a', 60), 'hex'), decode(repeat('5a', 90), 'hex') from certificate;

insert into certificate_event (id, certificate_id, kind, by_id, at)
  select bench.uuid_at(issued_at, 'consent-' || id), id, 'consent-given', person_id, issued_at from certificate;

insert into journal_entry (id, person_id, form, sealed, created_at, written_at)
  select bench.uuid_at(started, 'entry-' || n || '-' || k), id, 'free', decode(repeat('5a', 500), 'hex'), started, started
  from bench.learner, generate_series(1, 3) k order by started;

insert into shared_reflection (id, person_id, supervisor_id, source, source_id, form, shared_at)
  select bench.uuid_at(until, 'shared-' || n), id, supervisor_id, (enum_range(null::share_source))[1], 'x', 'free', until
  from bench.learner where n <> 3;

-- Their texts, and those of records, stand apart.
insert into sealed_text (id, wrapped_key, salt, sealed)
  select id, decode(repeat('5a', 60), 'hex'), decode(repeat('5a', 32), 'hex'), decode(repeat('5a', 600), 'hex')
  from (select id from field_task_event union all select id from shared_reflection) texts;

insert into bookmark (person_id, lesson_id, part, created_at)
  select person_id, item_id, 3, at from bench.work where done and number % 20 = 0 order by at;

insert into paragraph_note (person_id, lesson_id, part, version_id, sealed, written_at)
  select person_id, item_id, 4, version_id, decode(repeat('5a', 120), 'hex'), at
  from bench.work where done and number % 25 = 0 order by at;

insert into content_remark (id, person_id, lesson_id, version_id, part, locale, text, created_at)
  select bench.uuid_at(at, 'remark-' || n || item_id), person_id, item_id, version_id, 3, 'en', 'Not so here.', at
  from bench.work where done and number = 12 and n % 10 = 0 order by at;

insert into outbox_message (id, person_id, kind, payload, dedupe_key, created_at, read_at, delivered_at)
  select bench.uuid_at(at, 'message-' || n || item_id), person_id, 'lesson-completed',
    jsonb_build_object('itemId', item_id, 'versionId', version_id), 'bench:' || n || ':' || item_id, at,
    case when number % 30 <> 3 then at end, at
  from bench.work where done and number % 3 = 0 order by at;

-- Everybody is supervised by one of twenty: one supervisor before, five sessions held and answered, one planned.
create unlogged table bench.pair as
  select l.n, l.id as worker_id, s.id as supervisor_id, l.started, l.until
  from bench.learner l join bench.learner s on s.n = case when 3 + l.n % 20 = l.n then 30 else 3 + l.n % 20 end;

insert into supervision_relationship (id, worker_id, supervisor_id, starts_at, texts_open_at, ends_at)
  select bench.uuid_at(started, 'pair-' || n || k), worker_id, supervisor_id, started + interval '1 day' * k,
    started + interval '1 day' * k, case k when 1 then started + interval '2 days' end
  from bench.pair, generate_series(1, 2) k order by started;

insert into supervision_session (id, supervisor_id, state, planned_for, held_on, minutes, mode, created_at)
  select bench.uuid_at(started, 'session-' || n || k), supervisor_id, case k when 6 then 'planned' else 'held' end::session_state,
    case k when 6 then until + interval '5 days' end, case when k < 6 then (started + interval '7 days' * k)::date end, 60,
    'in-person', started + interval '7 days' * k
  from bench.pair, generate_series(1, 6) k order by started;

insert into session_attendee (session_id, worker_id, attended)
  select bench.uuid_at(started, 'session-' || n || k), worker_id, case when k < 6 then true end
  from bench.pair, generate_series(1, 6) k order by started;

insert into supervision_record (id, session_id, part, worker_id, supervisor_id, region_id, sent_at, commitment)
  select bench.uuid_at(started, 'record-' || n || k), bench.uuid_at(started, 'session-' || n || k), 'own', worker_id,
    supervisor_id, 'TM-A', started + interval '7 days' * k, decode(repeat('5a', 32), 'hex')
  from bench.pair, generate_series(1, 5) k order by started;

insert into record_event (id, record_id, kind, actor_id, at)
  select bench.uuid_at(started, 'event-' || n || k), bench.uuid_at(started, 'record-' || n || k), 'agreed', worker_id,
    started + interval '8 days' * k
  from bench.pair, generate_series(1, 5) k where k < 5 or n % 4 > 0 order by started;

insert into supervision_action (id, record_id, worker_id, owner_id, state)
  select bench.uuid_at(started, 'action-' || n || k), bench.uuid_at(started, 'record-' || n || k), worker_id, worker_id, 'open'
  from bench.pair, generate_series(4, 5) k order by started;

-- Two of one's own for everybody, all there are for the second; rules for the country, each region and each district.
insert into assignment (id, course_id, path_id, person_id, due_on, assigned_by_id, assigned_at, ended_at)
  select bench.uuid_at(l.started, 'course-' || l.n || c), 'bench-c' || c, null, l.id, current_date + 100 - c * 20,
    l.supervisor_id, l.started, case when l.n % 3 = 0 then l.until end
  from bench.learner l, generate_series(0, 6) c where l.n <> 3 and (l.n = 2 or c = l.n % 7)
  union all
  select bench.uuid_at(l.started, 'path-' || l.n || p), null, 'bench-path-' || p, l.id, null, l.supervisor_id, l.started, null
  from bench.learner l, generate_series(0, 4) p where l.n <> 3 and (l.n = 2 or p = l.n % 5)
  order by 7;

insert into assignment (id, course_id, path_id, area_id, role, due_on, assigned_by_id, assigned_at)
  select bench.uuid_at('2025-01-01', 'rule-' || a.id || role || c), 'bench-c' || c, null, a.id, role, current_date + 90,
    l.supervisor_id, '2025-01-01'
  from bench.learner l, area a, unnest('{worker,supervisor,manager}'::role[]) role, generate_series(0, 1) c
  where l.n = 1 and (a.kind in ('country', 'region') or (a.kind = 'district' and c = 0));
