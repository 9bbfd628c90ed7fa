CREATE TYPE "public"."approval_kind" AS ENUM('role-grant', 'reset-code');--> statement-breakpoint
CREATE TYPE "public"."contact_kind" AS ENUM('emergency', 'police', 'health', 'guardianship', 'minors-inspectorate', 'crisis-support', 'social-service', 'supervisor-on-duty');--> statement-breakpoint
CREATE TYPE "public"."fact_kind" AS ENUM('official-training', 'field-task-signed', 'session-held');--> statement-breakpoint
CREATE TYPE "public"."action_state" AS ENUM('open', 'done', 'dropped');--> statement-breakpoint
CREATE TYPE "public"."cancel_reason" AS ENUM('leave', 'sickness', 'emergency-case', 'workload', 'transport', 'connectivity', 'other');--> statement-breakpoint
CREATE TYPE "public"."record_event_kind" AS ENUM('sent', 'recalled', 'read', 'agreed', 'agreed-with-comment', 'seen-differently', 'addendum', 'closed-unanswered');--> statement-breakpoint
CREATE TYPE "public"."record_part" AS ENUM('own', 'shared');--> statement-breakpoint
CREATE TYPE "public"."session_mode" AS ENUM('in-person', 'video', 'phone');--> statement-breakpoint
CREATE TYPE "public"."session_state" AS ENUM('planned', 'held', 'missed', 'cancelled', 'moved');--> statement-breakpoint
CREATE TABLE "approval" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "approval_kind" NOT NULL,
	"person_id" uuid NOT NULL,
	"role" "role",
	"area_id" text,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"requested_by_id" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"approved" boolean,
	CONSTRAINT "approval_two_people" CHECK ("approval"."decided_by_id" <> "approval"."requested_by_id" and "approval"."decided_by_id" <> "approval"."person_id"),
	CONSTRAINT "approval_not_for_oneself" CHECK ("approval"."requested_by_id" <> "approval"."person_id"),
	CONSTRAINT "approval_decided" CHECK (("approval"."decided_at" is null) = ("approval"."approved" is null)),
	CONSTRAINT "approval_role" CHECK (("approval"."kind" = 'role-grant') = ("approval"."role" is not null and "approval"."area_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "directory_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" text NOT NULL,
	"kind" "contact_kind" NOT NULL,
	"names" jsonb NOT NULL,
	"phone" text,
	"place" jsonb NOT NULL,
	"procedure" jsonb NOT NULL,
	"checked_on" date,
	"checked_by_id" uuid,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"events" integer NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seal_member" (
	"seal_seq" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_seal_member_event_id_pk" PRIMARY KEY("event_id")
);
--> statement-breakpoint
CREATE TABLE "wrapped_key" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"wrapped_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_preference" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"mail" boolean DEFAULT true NOT NULL,
	"quiet_from" integer DEFAULT 1260 NOT NULL,
	"quiet_to" integer DEFAULT 480 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" "fact_kind" NOT NULL,
	"subject" text NOT NULL,
	"happened_on" date NOT NULL,
	"document_number" text,
	"recorded_by_id" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdraws" uuid,
	CONSTRAINT "fact_not_by_oneself" CHECK ("fact"."recorded_by_id" is null or "fact"."recorded_by_id" <> "fact"."person_id")
);
--> statement-breakpoint
CREATE TABLE "arbiter_nomination" (
	"id" uuid PRIMARY KEY NOT NULL,
	"supervisor_id" uuid NOT NULL,
	"arbiter_id" uuid NOT NULL,
	"nominated_by_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "arbiter_nomination_other" CHECK ("arbiter_nomination"."arbiter_id" <> "arbiter_nomination"."supervisor_id" and "arbiter_nomination"."nominated_by_id" <> "arbiter_nomination"."arbiter_id")
);
--> statement-breakpoint
CREATE TABLE "destroyed_text" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"actor_id" uuid
);
--> statement-breakpoint
CREATE TABLE "group_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"worker_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"region_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"commitment" "bytea" NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "ledger_entry_region_id_seq_pk" PRIMARY KEY("region_id","seq")
);
--> statement-breakpoint
CREATE TABLE "record_access" (
	"id" uuid PRIMARY KEY NOT NULL,
	"record_id" uuid NOT NULL,
	"reader_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"supervisor_id" uuid NOT NULL,
	"part" "record_part" NOT NULL,
	"worker_id" uuid,
	"revision" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "record_draft_part" CHECK (("record_draft"."part" = 'own') = ("record_draft"."worker_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "record_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"record_id" uuid NOT NULL,
	"kind" "record_event_kind" NOT NULL,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"commitment" "bytea"
);
--> statement-breakpoint
CREATE TABLE "sealed_text" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"salt" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_attendee" (
	"session_id" uuid NOT NULL,
	"worker_id" uuid NOT NULL,
	"attended" boolean,
	CONSTRAINT "session_attendee_session_id_worker_id_pk" PRIMARY KEY("session_id","worker_id")
);
--> statement-breakpoint
CREATE TABLE "supervision_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"record_id" uuid NOT NULL,
	"worker_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date,
	"state" "action_state" DEFAULT 'open' NOT NULL,
	"closed_in_session_id" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "supervision_action_closed" CHECK (("supervision_action"."state" = 'open') = ("supervision_action"."closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "supervision_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"supervisor_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "supervision_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"part" "record_part" NOT NULL,
	"worker_id" uuid,
	"supervisor_id" uuid NOT NULL,
	"region_id" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"commitment" "bytea" NOT NULL,
	CONSTRAINT "supervision_record_part" CHECK (("supervision_record"."part" = 'own') = ("supervision_record"."worker_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "supervision_relationship" (
	"id" uuid PRIMARY KEY NOT NULL,
	"worker_id" uuid NOT NULL,
	"supervisor_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"texts_open_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"assigned_by_id" uuid,
	"ended_by_id" uuid,
	CONSTRAINT "supervision_relationship_two_people" CHECK ("supervision_relationship"."worker_id" <> "supervision_relationship"."supervisor_id"),
	CONSTRAINT "supervision_relationship_assigned_by_another" CHECK ("supervision_relationship"."assigned_by_id" is null or ("supervision_relationship"."assigned_by_id" <> "supervision_relationship"."worker_id" and "supervision_relationship"."assigned_by_id" <> "supervision_relationship"."supervisor_id"))
);
--> statement-breakpoint
CREATE TABLE "supervision_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"supervisor_id" uuid NOT NULL,
	"group_id" uuid,
	"state" "session_state" NOT NULL,
	"planned_for" timestamp with time zone,
	"held_on" date,
	"minutes" integer NOT NULL,
	"mode" "session_mode" NOT NULL,
	"cancel_reason" "cancel_reason",
	"moved_to_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supervision_session_minutes" CHECK ("supervision_session"."minutes" between 1 and 600),
	CONSTRAINT "supervision_session_held" CHECK (("supervision_session"."state" = 'held') = ("supervision_session"."held_on" is not null)),
	CONSTRAINT "supervision_session_reason" CHECK (("supervision_session"."state" = 'cancelled') = ("supervision_session"."cancel_reason" is not null)),
	CONSTRAINT "supervision_session_moved" CHECK (("supervision_session"."state" = 'moved') = ("supervision_session"."moved_to_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "texts_open_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD COLUMN "mail_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD COLUMN "mail_mark" text;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_requested_by_id_person_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_entry" ADD CONSTRAINT "directory_entry_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_entry" ADD CONSTRAINT "directory_entry_checked_by_id_person_id_fk" FOREIGN KEY ("checked_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_seal_member" ADD CONSTRAINT "audit_seal_member_seal_seq_audit_seal_seq_fk" FOREIGN KEY ("seal_seq") REFERENCES "public"."audit_seal"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_preference" ADD CONSTRAINT "message_preference_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact" ADD CONSTRAINT "fact_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact" ADD CONSTRAINT "fact_recorded_by_id_person_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arbiter_nomination" ADD CONSTRAINT "arbiter_nomination_supervisor_id_person_id_fk" FOREIGN KEY ("supervisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arbiter_nomination" ADD CONSTRAINT "arbiter_nomination_arbiter_id_person_id_fk" FOREIGN KEY ("arbiter_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arbiter_nomination" ADD CONSTRAINT "arbiter_nomination_nominated_by_id_person_id_fk" FOREIGN KEY ("nominated_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_supervision_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."supervision_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_worker_id_person_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_region_id_area_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_access" ADD CONSTRAINT "record_access_record_id_supervision_record_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."supervision_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_access" ADD CONSTRAINT "record_access_reader_id_person_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_draft" ADD CONSTRAINT "record_draft_session_id_supervision_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."supervision_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_draft" ADD CONSTRAINT "record_draft_supervisor_id_person_id_fk" FOREIGN KEY ("supervisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_draft" ADD CONSTRAINT "record_draft_worker_id_person_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_event" ADD CONSTRAINT "record_event_record_id_supervision_record_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."supervision_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_event" ADD CONSTRAINT "record_event_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_attendee" ADD CONSTRAINT "session_attendee_session_id_supervision_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."supervision_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_attendee" ADD CONSTRAINT "session_attendee_worker_id_person_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_action" ADD CONSTRAINT "supervision_action_record_id_supervision_record_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."supervision_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_action" ADD CONSTRAINT "supervision_action_worker_id_person_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_action" ADD CONSTRAINT "supervision_action_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_action" ADD CONSTRAINT "supervision_action_closed_in_session_id_supervision_session_id_fk" FOREIGN KEY ("closed_in_session_id") REFERENCES "public"."supervision_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_group" ADD CONSTRAINT "supervision_group_supervisor_id_person_id_fk" FOREIGN KEY ("supervisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_record" ADD CONSTRAINT "supervision_record_session_id_supervision_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."supervision_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_record" ADD CONSTRAINT "supervision_record_worker_id_person_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_record" ADD CONSTRAINT "supervision_record_supervisor_id_person_id_fk" FOREIGN KEY ("supervisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_record" ADD CONSTRAINT "supervision_record_region_id_area_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_relationship" ADD CONSTRAINT "supervision_relationship_worker_id_person_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_relationship" ADD CONSTRAINT "supervision_relationship_supervisor_id_person_id_fk" FOREIGN KEY ("supervisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_relationship" ADD CONSTRAINT "supervision_relationship_assigned_by_id_person_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_relationship" ADD CONSTRAINT "supervision_relationship_ended_by_id_person_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_session" ADD CONSTRAINT "supervision_session_supervisor_id_person_id_fk" FOREIGN KEY ("supervisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_session" ADD CONSTRAINT "supervision_session_group_id_supervision_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."supervision_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_session" ADD CONSTRAINT "supervision_session_moved_to_id_supervision_session_id_fk" FOREIGN KEY ("moved_to_id") REFERENCES "public"."supervision_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_person" ON "approval" USING btree ("person_id","requested_at");--> statement-breakpoint
CREATE INDEX "directory_entry_area" ON "directory_entry" USING btree ("area_id","kind");--> statement-breakpoint
CREATE INDEX "audit_seal_member_seal" ON "audit_seal_member" USING btree ("seal_seq");--> statement-breakpoint
CREATE INDEX "fact_person" ON "fact" USING btree ("person_id","kind","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "fact_withdrawn_once" ON "fact" USING btree ("withdraws");--> statement-breakpoint
CREATE UNIQUE INDEX "arbiter_nomination_one" ON "arbiter_nomination" USING btree ("supervisor_id") WHERE "arbiter_nomination"."ends_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "group_member_once" ON "group_member" USING btree ("group_id","worker_id") WHERE "group_member"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "group_member_worker" ON "group_member" USING btree ("worker_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entry_subject" ON "ledger_entry" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "record_access_record" ON "record_access" USING btree ("record_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "record_draft_own" ON "record_draft" USING btree ("session_id","worker_id");--> statement-breakpoint
CREATE INDEX "record_event_record" ON "record_event" USING btree ("record_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "record_event_one_answer" ON "record_event" USING btree ("record_id") WHERE "record_event"."kind" in ('agreed', 'agreed-with-comment', 'seen-differently', 'closed-unanswered', 'recalled');--> statement-breakpoint
CREATE INDEX "session_attendee_worker" ON "session_attendee" USING btree ("worker_id");--> statement-breakpoint
CREATE INDEX "supervision_action_open" ON "supervision_action" USING btree ("worker_id","state");--> statement-breakpoint
CREATE INDEX "supervision_record_worker" ON "supervision_record" USING btree ("worker_id","sent_at");--> statement-breakpoint
CREATE INDEX "supervision_record_supervisor" ON "supervision_record" USING btree ("supervisor_id","sent_at");--> statement-breakpoint
CREATE INDEX "supervision_record_session" ON "supervision_record" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_relationship_one_primary" ON "supervision_relationship" USING btree ("worker_id") WHERE "supervision_relationship"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "supervision_relationship_supervisor" ON "supervision_relationship" USING btree ("supervisor_id","ends_at");--> statement-breakpoint
CREATE INDEX "supervision_session_supervisor" ON "supervision_session" USING btree ("supervisor_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_message_unread" ON "outbox_message" USING btree ("person_id") WHERE "outbox_message"."read_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_message_fresh" ON "outbox_message" USING btree ("created_at") WHERE "outbox_message"."mail_mark" is null and "outbox_message"."delivered_at" is null;