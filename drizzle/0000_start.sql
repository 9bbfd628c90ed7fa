CREATE TYPE "public"."area_kind" AS ENUM('country', 'region', 'district', 'service', 'university');--> statement-breakpoint
CREATE TYPE "public"."code_purpose" AS ENUM('invitation', 'reset');--> statement-breakpoint
CREATE TYPE "public"."locale" AS ENUM('tk', 'ru', 'en');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('worker', 'supervisor', 'manager', 'author', 'reviewer', 'coordinator', 'auditor', 'administrator');--> statement-breakpoint
CREATE TYPE "public"."item_kind" AS ENUM('course', 'module', 'lesson');--> statement-breakpoint
CREATE TYPE "public"."translation_state" AS ENUM('source', 'draft', 'unreviewed', 'reviewed');--> statement-breakpoint
CREATE TYPE "public"."attempt_kind" AS ENUM('practice', 'graded');--> statement-breakpoint
CREATE TABLE "area" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"kind" "area_kind" NOT NULL,
	"names" jsonb NOT NULL,
	"path" text[] NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"time_zone" text DEFAULT 'Asia/Ashgabat' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" "code_purpose" NOT NULL,
	"code_hash" text NOT NULL,
	"issued_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"voided_at" timestamp with time zone,
	"wrong_tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "one_time_code_tries" CHECK ("one_time_code"."wrong_tries" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"surname" text NOT NULL,
	"given_name" text NOT NULL,
	"patronymic" text,
	"surname_cyrillic" text,
	"given_name_cyrillic" text,
	"patronymic_cyrillic" text,
	"search_key" text NOT NULL,
	"user_name" text NOT NULL,
	"email" text,
	"phone" text,
	"locale" "locale" DEFAULT 'tk' NOT NULL,
	"home_area_id" text NOT NULL,
	"password_hash" text,
	"password_changed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "person_user_name_lower" CHECK ("person"."user_name" = lower("person"."user_name")),
	CONSTRAINT "person_email_lower" CHECK ("person"."email" = lower("person"."email"))
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"hits" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"area_id" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"granted_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_grant_dates" CHECK ("role_grant"."ends_at" is null or "role_grant"."ends_at" > "role_grant"."starts_at"),
	CONSTRAINT "role_grant_not_to_oneself" CHECK ("role_grant"."granted_by_id" is null or "role_grant"."granted_by_id" <> "role_grant"."person_id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"shared_device" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"actor_kind" text NOT NULL,
	"action" text NOT NULL,
	"target_type" text NOT NULL,
	"target_id" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"dedupe_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "competency" (
	"id" text PRIMARY KEY NOT NULL,
	"frame_id" text NOT NULL,
	"position" integer NOT NULL,
	"titles" jsonb NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "content_asset" (
	"hash" text PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source_hash" text NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content_item" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "item_kind" NOT NULL,
	"parent_id" text,
	"position" integer NOT NULL,
	"current_version_id" uuid,
	"source_hash" text NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "content_item_root" CHECK (("content_item"."kind" = 'course') = ("content_item"."parent_id" is null))
);
--> statement-breakpoint
CREATE TABLE "content_text" (
	"version_id" uuid NOT NULL,
	"locale" "locale" NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"outcomes" jsonb NOT NULL,
	"translation" "translation_state" NOT NULL,
	"review" jsonb,
	"parts" jsonb NOT NULL,
	CONSTRAINT "content_text_version_id_locale_pk" PRIMARY KEY("version_id","locale")
);
--> statement-breakpoint
CREATE TABLE "content_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"facts" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "glossary_term" (
	"id" text PRIMARY KEY NOT NULL,
	"labels" jsonb NOT NULL,
	"definitions" jsonb NOT NULL,
	"synonyms" jsonb NOT NULL,
	"verified" jsonb NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "accepted_write" (
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accepted_write_person_id_id_pk" PRIMARY KEY("person_id","id")
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"attempt_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"write_id" uuid NOT NULL,
	"response" jsonb NOT NULL,
	"result" jsonb,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answer_attempt_id_question_id_pk" PRIMARY KEY("attempt_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"kind" "attempt_kind" NOT NULL,
	"question_ids" jsonb NOT NULL,
	"locale" "locale" NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"score_percent" integer,
	"pass_percent" integer,
	CONSTRAINT "attempt_id_person" UNIQUE("id","person_id"),
	CONSTRAINT "attempt_score" CHECK ("attempt"."score_percent" between 0 and 100),
	CONSTRAINT "attempt_scored_when_submitted" CHECK (("attempt"."submitted_at" is null) = ("attempt"."score_percent" is null)),
	CONSTRAINT "attempt_graded_has_pass" CHECK (("attempt"."kind" = 'graded') = ("attempt"."pass_percent" is not null))
);
--> statement-breakpoint
CREATE TABLE "completion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"completed_at" timestamp with time zone NOT NULL,
	"rule" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_place" (
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"part" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lesson_place_person_id_lesson_id_pk" PRIMARY KEY("person_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "reflection" (
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reflection_person_id_lesson_id_prompt_id_pk" PRIMARY KEY("person_id","lesson_id","prompt_id")
);
--> statement-breakpoint
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_issued_by_id_person_id_fk" FOREIGN KEY ("issued_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_home_area_id_area_id_fk" FOREIGN KEY ("home_area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_id_person_id_fk" FOREIGN KEY ("granted_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_text" ADD CONSTRAINT "content_text_version_id_content_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."content_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_version" ADD CONSTRAINT "content_version_item_id_content_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accepted_write" ADD CONSTRAINT "accepted_write_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_attempt_id_person_id_attempt_id_person_id_fk" FOREIGN KEY ("attempt_id","person_id") REFERENCES "public"."attempt"("id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_item_id_content_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_version_id_content_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."content_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completion" ADD CONSTRAINT "completion_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completion" ADD CONSTRAINT "completion_item_id_content_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completion" ADD CONSTRAINT "completion_version_id_content_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."content_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_item_id_content_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_place" ADD CONSTRAINT "lesson_place_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_place" ADD CONSTRAINT "lesson_place_lesson_id_content_item_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_lesson_id_content_item_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."content_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_path" ON "area" USING gin ("path");--> statement-breakpoint
CREATE INDEX "area_parent" ON "area" USING btree ("parent_id","position");--> statement-breakpoint
CREATE INDEX "one_time_code_person" ON "one_time_code" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "person_user_name" ON "person" USING btree ("user_name");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "person_phone" ON "person" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "person_home_area" ON "person" USING btree ("home_area_id");--> statement-breakpoint
CREATE INDEX "role_grant_person" ON "role_grant" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_event_target" ON "audit_event" USING btree ("target_type","target_id","at");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_message_dedupe" ON "outbox_message" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "outbox_message_person" ON "outbox_message" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "content_item_parent" ON "content_item" USING btree ("parent_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "content_version_hash" ON "content_version" USING btree ("item_id","hash");--> statement-breakpoint
CREATE UNIQUE INDEX "content_version_number" ON "content_version" USING btree ("item_id","number");--> statement-breakpoint
CREATE INDEX "attempt_person_item" ON "attempt" USING btree ("person_id","item_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "attempt_one_open" ON "attempt" USING btree ("person_id","item_id","kind") WHERE "attempt"."submitted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "completion_person_item" ON "completion" USING btree ("person_id","item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolment_person_item" ON "enrolment" USING btree ("person_id","item_id");--> statement-breakpoint
CREATE INDEX "lesson_place_recent" ON "lesson_place" USING btree ("person_id","at");