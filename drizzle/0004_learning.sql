create extension if not exists pg_trgm;
--> statement-breakpoint
CREATE TYPE "public"."certificate_event_kind" AS ENUM('consent-given', 'consent-withdrawn', 'revoked', 'replaced');--> statement-breakpoint
CREATE TYPE "public"."field_task_event_kind" AS ENUM('handed-in', 'returned', 'signed');--> statement-breakpoint
CREATE TYPE "public"."journal_form" AS ENUM('free', 'staged');--> statement-breakpoint
CREATE TYPE "public"."share_source" AS ENUM('journal', 'lesson');--> statement-breakpoint
CREATE TABLE "search_entry" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"locale" "locale" NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_entry_kind_id_locale_pk" PRIMARY KEY("kind","id","locale")
);
--> statement-breakpoint
CREATE TABLE "search_word" (
	"locale" "locale" NOT NULL,
	"word" text NOT NULL,
	"latin" text NOT NULL,
	CONSTRAINT "search_word_locale_word_pk" PRIMARY KEY("locale","word")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" text,
	"path_id" text,
	"person_id" uuid,
	"area_id" text,
	"role" "role",
	"due_on" date,
	"assigned_by_id" uuid NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	CONSTRAINT "assignment_of_one_thing" CHECK (num_nonnulls("assignment"."course_id", "assignment"."path_id") = 1),
	CONSTRAINT "assignment_to_one_target" CHECK (num_nonnulls("assignment"."person_id", "assignment"."area_id") = 1),
	CONSTRAINT "assignment_rule_has_role" CHECK (("assignment"."area_id" is null) = ("assignment"."role" is null))
);
--> statement-breakpoint
CREATE TABLE "bookmark" (
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"part" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bookmark_person_id_lesson_id_part_pk" PRIMARY KEY("person_id","lesson_id","part")
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"completion_id" uuid NOT NULL,
	"number" text NOT NULL,
	"code" text NOT NULL,
	"facts" jsonb NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_on" date,
	"signature" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"certificate_id" uuid NOT NULL,
	"kind" "certificate_event_kind" NOT NULL,
	"reason" text,
	"replaced_by_id" uuid,
	"by_id" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate_name" (
	"certificate_id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content_remark" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"locale" "locale" NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by_id" uuid,
	CONSTRAINT "content_remark_length" CHECK (length("content_remark"."text") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "field_task_draft" (
	"person_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"task_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "field_task_draft_person_id_item_id_task_id_pk" PRIMARY KEY("person_id","item_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "field_task_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"task_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"kind" "field_task_event_kind" NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "field_task_own_hand_in" CHECK (("field_task_event"."kind" = 'handed-in') = ("field_task_event"."by_id" = "field_task_event"."person_id"))
);
--> statement-breakpoint
CREATE TABLE "journal_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"form" "journal_form" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learning_path" (
	"id" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"titles" jsonb NOT NULL,
	"summaries" jsonb NOT NULL,
	"audience" jsonb NOT NULL,
	"field_tasks" boolean NOT NULL,
	"steps" jsonb NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "opened_item" (
	"person_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "opened_item_person_id_item_id_pk" PRIMARY KEY("person_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "paragraph_note" (
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"part" integer NOT NULL,
	"version_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "paragraph_note_person_id_lesson_id_part_pk" PRIMARY KEY("person_id","lesson_id","part")
);
--> statement-breakpoint
CREATE TABLE "renewal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"renewed_at" timestamp with time zone NOT NULL,
	"rule" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_card" (
	"person_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"question_id" text NOT NULL,
	"state" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"reviewed_at" timestamp with time zone,
	"rests_since" timestamp with time zone,
	CONSTRAINT "review_card_person_id_item_id_question_id_pk" PRIMARY KEY("person_id","item_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "review_off" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scenario_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"scenario_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"moves" jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "shared_reflection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"supervisor_id" uuid NOT NULL,
	"source" "share_source" NOT NULL,
	"source_id" text NOT NULL,
	"form" "journal_form" NOT NULL,
	"shared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shared_with_another" CHECK ("shared_reflection"."supervisor_id" <> "shared_reflection"."person_id")
);
--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_course_id_content_item_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_path_id_learning_path_id_fk" FOREIGN KEY ("path_id") REFERENCES "public"."learning_path"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_assigned_by_id_person_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_ended_by_id_person_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_lesson_id_content_item_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_course_id_content_item_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_completion_id_completion_id_fk" FOREIGN KEY ("completion_id") REFERENCES "public"."completion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_event_certificate_id_certificate_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_event_replaced_by_id_certificate_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."certificate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_event_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_name" ADD CONSTRAINT "certificate_name_certificate_id_certificate_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_remark" ADD CONSTRAINT "content_remark_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_remark" ADD CONSTRAINT "content_remark_lesson_id_content_item_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_remark" ADD CONSTRAINT "content_remark_version_id_content_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."content_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_remark" ADD CONSTRAINT "content_remark_settled_by_id_person_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_task_draft" ADD CONSTRAINT "field_task_draft_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_task_draft" ADD CONSTRAINT "field_task_draft_item_id_content_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_task_event" ADD CONSTRAINT "field_task_event_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_task_event" ADD CONSTRAINT "field_task_event_item_id_content_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_task_event" ADD CONSTRAINT "field_task_event_version_id_content_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."content_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_task_event" ADD CONSTRAINT "field_task_event_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opened_item" ADD CONSTRAINT "opened_item_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opened_item" ADD CONSTRAINT "opened_item_item_id_content_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_note" ADD CONSTRAINT "paragraph_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_note" ADD CONSTRAINT "paragraph_note_lesson_id_content_item_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_note" ADD CONSTRAINT "paragraph_note_version_id_content_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."content_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_item_id_content_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_version_id_content_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."content_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_card" ADD CONSTRAINT "review_card_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_card" ADD CONSTRAINT "review_card_item_id_content_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_off" ADD CONSTRAINT "review_off_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_run" ADD CONSTRAINT "scenario_run_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_run" ADD CONSTRAINT "scenario_run_lesson_id_content_item_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_run" ADD CONSTRAINT "scenario_run_version_id_content_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."content_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_reflection" ADD CONSTRAINT "shared_reflection_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_reflection" ADD CONSTRAINT "shared_reflection_supervisor_id_person_id_fk" FOREIGN KEY ("supervisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_entry_words" ON "search_entry" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_word_alike" ON "search_word" USING gin ("latin" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "assignment_person" ON "assignment" USING btree ("person_id") WHERE "assignment"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "assignment_area" ON "assignment" USING btree ("area_id") WHERE "assignment"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_number" ON "certificate" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_code" ON "certificate" USING btree ("code");--> statement-breakpoint
CREATE INDEX "certificate_person" ON "certificate" USING btree ("person_id","issued_at");--> statement-breakpoint
CREATE INDEX "certificate_event_of" ON "certificate_event" USING btree ("certificate_id","at");--> statement-breakpoint
CREATE INDEX "content_remark_open" ON "content_remark" USING btree ("created_at") WHERE "content_remark"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "content_remark_person" ON "content_remark" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "field_task_event_person" ON "field_task_event" USING btree ("person_id","item_id","task_id","at");--> statement-breakpoint
CREATE INDEX "journal_entry_person" ON "journal_entry" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_once" ON "renewal" USING btree ("person_id","item_id","version_id");--> statement-breakpoint
CREATE INDEX "review_card_due" ON "review_card" USING btree ("person_id","due_at") WHERE "review_card"."rests_since" is null;--> statement-breakpoint
CREATE INDEX "scenario_run_person" ON "scenario_run" USING btree ("person_id","lesson_id","scenario_id","started_at");--> statement-breakpoint
CREATE INDEX "shared_reflection_person" ON "shared_reflection" USING btree ("person_id","shared_at");--> statement-breakpoint
CREATE INDEX "shared_reflection_supervisor" ON "shared_reflection" USING btree ("supervisor_id","person_id","shared_at");--> statement-breakpoint
CREATE INDEX "content_version_ruled" ON "content_version" USING btree ("item_id") WHERE "content_version"."facts" ? 'requires';--> statement-breakpoint
CREATE INDEX "supervision_relationship_worker" ON "supervision_relationship" USING btree ("worker_id","starts_at");