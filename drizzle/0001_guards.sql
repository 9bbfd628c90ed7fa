-- Facts are written once: the database itself refuses to change or remove them, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger audit_event_is_append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger completion_is_append_only before update or delete or truncate on completion
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger content_version_is_append_only before update or delete or truncate on content_version
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger content_text_is_append_only before update or delete or truncate on content_text
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger content_asset_is_append_only before update or delete or truncate on content_asset
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger accepted_write_is_never_changed before update on accepted_write
  for each statement execute function refuse_change();
