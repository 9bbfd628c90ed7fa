create trigger opened_item_is_append_only before update or delete or truncate on opened_item
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger renewal_is_append_only before update or delete or truncate on renewal
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger field_task_event_is_append_only before update or delete or truncate on field_task_event
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger shared_reflection_is_frozen before update or delete or truncate on shared_reflection
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger certificate_is_append_only before update or delete or truncate on certificate
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger certificate_event_is_append_only before update or delete or truncate on certificate_event
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger certificate_name_is_only_destroyed before update or truncate on certificate_name
  for each statement execute function refuse_change();
--> statement-breakpoint
-- A submitted attempt never changes again, and what it was started with never does.
create function refuse_change_of_attempt() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'attempt: delete refused' using errcode = 'restrict_violation';
  end if;
  if old.submitted_at is not null or new.person_id <> old.person_id or new.item_id <> old.item_id
    or new.kind <> old.kind or (old.kind = 'graded' and (new.version_id <> old.version_id
      or new.question_ids <> old.question_ids or new.pass_percent <> old.pass_percent)) then
    raise exception 'attempt: change refused' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger attempt_keeps_its_result before update or delete on attempt
  for each row execute function refuse_change_of_attempt();
--> statement-breakpoint
-- A learner's way through a story only grows.
create function refuse_shorter_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.person_id <> old.person_id or new.version_id <> old.version_id
    or jsonb_array_length(new.moves) < jsonb_array_length(old.moves) then
    raise exception 'scenario_run: change refused' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger scenario_run_only_grows before update or delete on scenario_run
  for each row execute function refuse_shorter_moves();
--> statement-breakpoint
-- What anybody could have touched is retired, never deleted.
create trigger content_item_is_never_deleted before delete or truncate on content_item
  for each statement execute function refuse_change();
--> statement-breakpoint
-- The same thing is assigned to the same people once at a time.
create unique index assignment_once on assignment (course_id, path_id, person_id, area_id, role)
  nulls not distinct where ended_at is null;
--> statement-breakpoint
-- An assignment is ended once, and nothing else of it ever changes.
create function refuse_change_of_assignment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or to_jsonb(new) - 'ended_at' - 'ended_by_id' <> to_jsonb(old) - 'ended_at' - 'ended_by_id' then
    raise exception 'assignment: change refused' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger assignment_is_only_ended before update or delete on assignment
  for each row execute function refuse_change_of_assignment();
--> statement-breakpoint
-- A newer answer takes the place of the one before; none is ever removed. Who is enrolled stays enrolled.
create trigger answer_is_never_deleted before delete or truncate on answer
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger enrolment_is_append_only before update or delete or truncate on enrolment
  for each statement execute function refuse_change();
--> statement-breakpoint
-- What was answered in an attempt that is submitted stays as it was marked.
create function refuse_answer_to_submitted() returns trigger language plpgsql as $$
begin
  if exists (select from attempt where id = new.attempt_id and submitted_at is not null) then
    raise exception 'answer: the attempt is submitted' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger answer_is_kept_as_marked before insert or update on answer
  for each row execute function refuse_answer_to_submitted();
