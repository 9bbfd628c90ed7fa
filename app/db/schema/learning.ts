import { sql } from "drizzle-orm";
import {
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
import { factKinds } from "#app/domain/learning/fact.ts";
import type { AnswerResult, QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import { bytea, id, moment } from "./columns.ts";
import { contentItem, contentVersion } from "./curriculum.ts";
import { localeEnum, person } from "./identity.ts";

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
