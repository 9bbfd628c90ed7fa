import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { attemptKinds } from "#app/domain/learning/attempt.ts";
import { certificateEventKinds, type CertificateFacts } from "#app/domain/learning/certificate.ts";
import { factKinds } from "#app/domain/learning/fact.ts";
import { fieldTaskEventKinds } from "#app/domain/learning/field-task.ts";
import { journalForms, shareSources } from "#app/domain/learning/journal.ts";
import type { PathStep } from "#app/domain/learning/path.ts";
import type { ReviewState } from "#app/domain/learning/review.ts";
import type { ScenarioMove } from "#app/domain/learning/scenario.ts";
import type { Audience } from "#app/domain/curriculum/vocabulary.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { AnswerResult, QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import { bytea, id, moment } from "./columns.ts";
import { contentItem, contentVersion } from "./curriculum.ts";
import { area, localeEnum, person, roleEnum } from "./identity.ts";

export const attemptKindEnum = pgEnum("attempt_kind", attemptKinds);

const who = () =>
  uuid("person_id")
    .notNull()
    .references(() => person.id);
const item = () =>
  text("item_id")
    .notNull()
    .references(() => contentItem.id);
const version = () =>
  uuid("version_id")
    .notNull()
    .references(() => contentVersion.id);

export const enrolment = pgTable(
  "enrolment",
  { id: id(), personId: who(), itemId: item(), createdAt: moment("created_at").notNull() },
  (t) => [uniqueIndex("enrolment_person_item").on(t.personId, t.itemId)],
);

/**
 * One go at the questions of an item: `practice` for a lesson (one open for ever), `graded` for a module quiz or
 * a course assessment (questions drawn from the pool, submitted once). The id is made by the client or the page.
 */
export const attempt = pgTable(
  "attempt",
  {
    id: uuid("id").primaryKey(),
    personId: who(),
    itemId: item(),
    versionId: version(),
    kind: attemptKindEnum("kind").notNull(),
    questionIds: jsonb("question_ids").$type<string[]>().notNull(),
    locale: localeEnum("locale").notNull(),
    startedAt: moment("started_at").notNull(),
    submittedAt: moment("submitted_at"),
    /** 0–100, set at submission. */
    scorePercent: integer("score_percent"),
    /** What a graded attempt had to reach when it was started: a later change of the rule never touches it. */
    passPercent: integer("pass_percent"),
  },
  (t) => [
    index("attempt_person_item").on(t.personId, t.itemId, t.startedAt),
    uniqueIndex("attempt_one_open")
      .on(t.personId, t.itemId, t.kind)
      .where(sql`${t.submittedAt} is null`),
    unique("attempt_id_person").on(t.id, t.personId),
    check("attempt_score", sql`${t.scorePercent} between 0 and 100`),
    check("attempt_scored_when_submitted", sql`(${t.submittedAt} is null) = (${t.scorePercent} is null)`),
    check("attempt_graded_has_pass", sql`(${t.kind} = 'graded') = (${t.passPercent} is not null)`),
  ],
);

/** The latest response to one question of an attempt. `writeId` is the client's id of the write. */
export const answer = pgTable(
  "answer",
  {
    attemptId: uuid("attempt_id").notNull(),
    personId: who(),
    questionId: text("question_id").notNull(),
    writeId: uuid("write_id").notNull(),
    response: jsonb("response").$type<QuestionResponse>().notNull(),
    /** Null in a graded attempt until it is submitted: before that the key stays where it is. */
    result: jsonb("result").$type<AnswerResult>(),
    answeredAt: moment("answered_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.questionId] }),
    foreignKey({ columns: [t.attemptId, t.personId], foreignColumns: [attempt.id, attempt.personId] }),
  ],
);

/**
 * Every write id that was accepted, so that repeating a write in any order changes nothing. The id is the client's,
 * so it counts for its own person only: nobody's id can swallow another person's write.
 */
export const acceptedWrite = pgTable(
  "accepted_write",
  { personId: who(), id: uuid("id").notNull(), acceptedAt: moment("accepted_at").notNull() },
  (t) => [primaryKey({ columns: [t.personId, t.id] })],
);

/** Append-only: the first completion of an item by a person, with the version and the rule that were in force. */
export const completion = pgTable(
  "completion",
  {
    id: uuid("id").primaryKey(),
    personId: who(),
    itemId: item(),
    versionId: version(),
    completedAt: moment("completed_at").notNull(),
    rule: jsonb("rule").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [uniqueIndex("completion_person_item").on(t.personId, t.itemId)],
);

/** Where a person last was in a lesson: the index of the part, absolute. */
export const lessonPlace = pgTable(
  "lesson_place",
  {
    personId: who(),
    lessonId: text("lesson_id")
      .notNull()
      .references(() => contentItem.id),
    part: integer("part").notNull(),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.lessonId] }),
    index("lesson_place_recent").on(t.personId, t.at),
  ],
);

/** A private reflection, sealed with a key of its own purpose. Readable by its author only. */
export const reflection = pgTable(
  "reflection",
  {
    personId: who(),
    lessonId: text("lesson_id")
      .notNull()
      .references(() => contentItem.id),
    promptId: text("prompt_id").notNull(),
    sealed: bytea("sealed").notNull(),
    writtenAt: moment("written_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.lessonId, t.promptId] })],
);

export const factKindEnum = pgEnum("fact_kind", factKinds);

/**
 * What happened outside the lessons and rules may ask for. Append-only but for a withdrawal, which is a second row
 * with `withdraws`. `writeId` is the client's, so that recording twice makes one.
 */
export const fact = pgTable(
  "fact",
  {
    id: uuid("id").primaryKey(),
    personId: who(),
    kind: factKindEnum("kind").notNull(),
    /** Which training, task or session. */
    subject: text("subject").notNull(),
    happenedOn: date("happened_on").notNull(),
    documentNumber: text("document_number"),
    recordedById: uuid("recorded_by_id").references(() => person.id),
    recordedAt: moment("recorded_at").notNull(),
    withdraws: uuid("withdraws"),
  },
  (t) => [
    index("fact_person").on(t.personId, t.kind, t.subject),
    uniqueIndex("fact_withdrawn_once").on(t.withdraws),
    check("fact_not_by_oneself", sql`${t.recordedById} is null or ${t.recordedById} <> ${t.personId}`),
  ],
);

/** An ordered way through courses, or some of their modules, for an audience. Data of `content/paths.yaml`. */
export const learningPath = pgTable("learning_path", {
  id: text("id").primaryKey(),
  position: integer("position").notNull(),
  titles: jsonb("titles").$type<Record<Locale, string>>().notNull(),
  summaries: jsonb("summaries").$type<Record<Locale, string>>().notNull(),
  audience: jsonb("audience").$type<Audience[]>().notNull(),
  /** False: who takes a course on this path does not hand in its field task. */
  fieldTasks: boolean("field_tasks").notNull(),
  steps: jsonb("steps").$type<PathStep[]>().notNull(),
  retiredAt: moment("retired_at"),
});

/**
 * A course or a path that somebody is to take: one person, or everybody who holds a role in an area and below it,
 * now or later. Rules are read live, so who joins the area has the course from that moment. Ended, never deleted.
 */
export const assignment = pgTable(
  "assignment",
  {
    id: uuid("id").primaryKey(),
    courseId: text("course_id").references(() => contentItem.id),
    pathId: text("path_id").references(() => learningPath.id),
    personId: uuid("person_id").references(() => person.id),
    areaId: text("area_id").references(() => area.id),
    role: roleEnum("role"),
    dueOn: date("due_on"),
    assignedById: uuid("assigned_by_id")
      .notNull()
      .references(() => person.id),
    assignedAt: moment("assigned_at").notNull(),
    endedAt: moment("ended_at"),
    endedById: uuid("ended_by_id").references(() => person.id),
  },
  (t) => [
    index("assignment_person")
      .on(t.personId)
      .where(sql`${t.endedAt} is null`),
    index("assignment_area")
      .on(t.areaId)
      .where(sql`${t.endedAt} is null`),
    check("assignment_of_one_thing", sql`num_nonnulls(${t.courseId}, ${t.pathId}) = 1`),
    check("assignment_to_one_target", sql`num_nonnulls(${t.personId}, ${t.areaId}) = 1`),
    check("assignment_rule_has_role", sql`(${t.areaId} is null) = (${t.role} is null)`),
  ],
);

/** That a person opened an item that stood behind a rule: what was opened stays open. Append-only. */
export const openedItem = pgTable(
  "opened_item",
  { personId: who(), itemId: item(), openedAt: moment("opened_at").notNull() },
  (t) => [primaryKey({ columns: [t.personId, t.itemId] })],
);

/**
 * Completed again, in a later version that had to be redone. Append-only, and beside the first completion, which
 * stays as it is.
 */
export const renewal = pgTable(
  "renewal",
  {
    id: uuid("id").primaryKey(),
    personId: who(),
    itemId: item(),
    versionId: version(),
    renewedAt: moment("renewed_at").notNull(),
    rule: jsonb("rule").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [uniqueIndex("renewal_once").on(t.personId, t.itemId, t.versionId)],
);

export const fieldTaskEventKindEnum = pgEnum("field_task_event_kind", fieldTaskEventKinds);

/** Handed in, returned with a comment, signed: append-only, the last one says how it stands. Its text is a
 * `sealed_text` of the same id, so that it can be destroyed while the row stays. */
export const fieldTaskEvent = pgTable(
  "field_task_event",
  {
    /** The client's write id: the same again changes nothing. */
    id: uuid("id").primaryKey(),
    personId: who(),
    itemId: item(),
    taskId: text("task_id").notNull(),
    versionId: version(),
    kind: fieldTaskEventKindEnum("kind").notNull(),
    byId: uuid("by_id")
      .notNull()
      .references(() => person.id),
    at: moment("at").notNull(),
  },
  (t) => [
    index("field_task_event_person").on(t.personId, t.itemId, t.taskId, t.at),
    check("field_task_own_hand_in", sql`(${t.kind} = 'handed-in') = (${t.byId} = ${t.personId})`),
  ],
);

/** What a learner has written of a field task and not handed in yet, or not again. Sealed; nobody else reads it. */
export const fieldTaskDraft = pgTable(
  "field_task_draft",
  {
    personId: who(),
    itemId: item(),
    taskId: text("task_id").notNull(),
    sealed: bytea("sealed").notNull(),
    writtenAt: moment("written_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.itemId, t.taskId] })],
);

/** One way through a branching story. `moves` only grows; another go is another run. */
export const scenarioRun = pgTable(
  "scenario_run",
  {
    /** Made by the client or the page. */
    id: uuid("id").primaryKey(),
    personId: who(),
    lessonId: text("lesson_id")
      .notNull()
      .references(() => contentItem.id),
    scenarioId: text("scenario_id").notNull(),
    versionId: version(),
    moves: jsonb("moves").$type<ScenarioMove[]>().notNull(),
    startedAt: moment("started_at").notNull(),
    movedAt: moment("moved_at").notNull(),
    finishedAt: moment("finished_at"),
  },
  (t) => [index("scenario_run_person").on(t.personId, t.lessonId, t.scenarioId, t.startedAt)],
);

export const journalFormEnum = pgEnum("journal_form", journalForms);

/** An entry of one's own journal that belongs to no lesson. Sealed; its author may delete it. */
export const journalEntry = pgTable(
  "journal_entry",
  {
    /** Made by the client or the page. */
    id: uuid("id").primaryKey(),
    personId: who(),
    form: journalFormEnum("form").notNull(),
    sealed: bytea("sealed").notNull(),
    createdAt: moment("created_at").notNull(),
    writtenAt: moment("written_at").notNull(),
  },
  (t) => [index("journal_entry_person").on(t.personId, t.createdAt)],
);

export const shareSourceEnum = pgEnum("share_source", shareSources);

/**
 * A frozen copy of one reflection, for one supervisor. What its author writes later does not change it. Its text is a
 * `sealed_text` of the same id.
 */
export const sharedReflection = pgTable(
  "shared_reflection",
  {
    id: uuid("id").primaryKey(),
    personId: who(),
    supervisorId: uuid("supervisor_id")
      .notNull()
      .references(() => person.id),
    source: shareSourceEnum("source").notNull(),
    /** The journal entry, or `lesson/prompt`. */
    sourceId: text("source_id").notNull(),
    form: journalFormEnum("form").notNull(),
    sharedAt: moment("shared_at").notNull(),
  },
  (t) => [
    index("shared_reflection_person").on(t.personId, t.sharedAt),
    index("shared_reflection_supervisor").on(t.supervisorId, t.personId, t.sharedAt),
    check("shared_with_another", sql`${t.supervisorId} <> ${t.personId}`),
  ],
);

/** A question that comes back: missed, or asked for. `state` is the FSRS card. */
export const reviewCard = pgTable(
  "review_card",
  {
    personId: who(),
    itemId: item(),
    questionId: text("question_id").notNull(),
    state: jsonb("state").$type<ReviewState>().notNull(),
    dueAt: moment("due_at").notNull(),
    addedAt: moment("added_at").notNull(),
    reviewedAt: moment("reviewed_at"),
    /** Put aside by the person, or learned for good. */
    restsSince: moment("rests_since"),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.itemId, t.questionId] }),
    index("review_card_due")
      .on(t.personId, t.dueAt)
      .where(sql`${t.restsSince} is null`),
  ],
);

/** Who wants no review. No row means that it is on. */
export const reviewOff = pgTable("review_off", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => person.id),
  since: moment("since").notNull(),
});

/** What was printed, once and for ever. Append-only; the holder's name is sealed apart, so that it can be destroyed. */
export const certificate = pgTable(
  "certificate",
  {
    id: uuid("id").primaryKey(),
    personId: who(),
    courseId: text("course_id")
      .notNull()
      .references(() => contentItem.id),
    completionId: uuid("completion_id")
      .notNull()
      .references(() => completion.id),
    number: text("number").notNull(),
    /** 128 random bits, base 32: the address of the public page. */
    code: text("code").notNull(),
    facts: jsonb("facts").$type<CertificateFacts>().notNull(),
    issuedAt: moment("issued_at").notNull(),
    expiresOn: date("expires_on"),
    signature: bytea("signature").notNull(),
  },
  (t) => [
    uniqueIndex("certificate_number").on(t.number),
    uniqueIndex("certificate_code").on(t.code),
    index("certificate_person").on(t.personId, t.issuedAt),
  ],
);

/** The holder's name as printed. Deleting the row leaves a certificate without a name. */
export const certificateName = pgTable("certificate_name", {
  certificateId: uuid("certificate_id")
    .primaryKey()
    .references(() => certificate.id),
  wrappedKey: bytea("wrapped_key").notNull(),
  sealed: bytea("sealed").notNull(),
});

export const certificateEventKindEnum = pgEnum("certificate_event_kind", certificateEventKinds);

/** What happened to a certificate after it was issued. Append-only; the last of its kind counts. */
export const certificateEvent = pgTable(
  "certificate_event",
  {
    id: uuid("id").primaryKey(),
    certificateId: uuid("certificate_id")
      .notNull()
      .references(() => certificate.id),
    kind: certificateEventKindEnum("kind").notNull(),
    /** Of a revocation: its class, never a text. */
    reason: text("reason"),
    replacedById: uuid("replaced_by_id").references(() => certificate.id),
    byId: uuid("by_id").references(() => person.id),
    at: moment("at").notNull(),
  },
  (t) => [index("certificate_event_of").on(t.certificateId, t.at)],
);

/** A place in a lesson that a person marked. */
export const bookmark = pgTable(
  "bookmark",
  {
    personId: who(),
    lessonId: text("lesson_id")
      .notNull()
      .references(() => contentItem.id),
    part: integer("part").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.lessonId, t.part] })],
);

/** A person's own note on a paragraph, sealed like a reflection. */
export const paragraphNote = pgTable(
  "paragraph_note",
  {
    personId: who(),
    lessonId: text("lesson_id")
      .notNull()
      .references(() => contentItem.id),
    part: integer("part").notNull(),
    versionId: version(),
    sealed: bytea("sealed").notNull(),
    writtenAt: moment("written_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.lessonId, t.part] })],
);

/** "This isn't how it works here": a reader's word to the authors about a paragraph. */
export const contentRemark = pgTable(
  "content_remark",
  {
    /** The client's write id. */
    id: uuid("id").primaryKey(),
    personId: who(),
    lessonId: text("lesson_id")
      .notNull()
      .references(() => contentItem.id),
    versionId: version(),
    part: integer("part").notNull(),
    locale: localeEnum("locale").notNull(),
    text: text("text").notNull(),
    createdAt: moment("created_at").notNull(),
    settledAt: moment("settled_at"),
    settledById: uuid("settled_by_id").references(() => person.id),
  },
  (t) => [
    index("content_remark_open")
      .on(t.createdAt)
      .where(sql`${t.settledAt} is null`),
    index("content_remark_person").on(t.personId, t.createdAt),
    check("content_remark_length", sql`length(${t.text}) between 1 and 2000`),
  ],
);
