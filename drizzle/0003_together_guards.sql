create trigger supervision_record_is_append_only before update or delete or truncate on supervision_record
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger record_event_is_append_only before update or delete or truncate on record_event
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger record_access_is_append_only before update or delete or truncate on record_access
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger ledger_entry_is_append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger destroyed_text_is_append_only before update or delete or truncate on destroyed_text
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger audit_seal_is_append_only before update or delete or truncate on audit_seal
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger audit_seal_member_is_append_only before update or delete or truncate on audit_seal_member
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger fact_is_append_only before update or delete or truncate on fact
  for each statement execute function refuse_change();
--> statement-breakpoint
-- A sealed text may only be destroyed, by destroy_sealed_text, which leaves its id behind.
create function refuse_unless_destroying() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and coalesce(current_setting('halypa.destroying', true), '') = 'yes' then
    return null;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger sealed_text_is_only_destroyed before update or delete or truncate on sealed_text
  for each statement execute function refuse_unless_destroying();
--> statement-breakpoint
create function destroy_sealed_text(text_id uuid, why text, who uuid, moment timestamptz) returns boolean
language plpgsql as $$
declare destroyed boolean;
begin
  perform set_config('halypa.destroying', 'yes', true);
  delete from sealed_text where id = text_id;
  destroyed := found;
  perform set_config('halypa.destroying', '', true);
  insert into destroyed_text (id, at, reason, actor_id) values (text_id, moment, why, who) on conflict (id) do nothing;
  return destroyed;
end
$$;
