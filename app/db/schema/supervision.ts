import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  actionStates,
  cancelReasons,
  recordEventKinds,
  recordParts,
  sessionModes,
  sessionStates,
} from "#app/domain/supervision/vocabulary.ts";
import { bytea, id, moment } from "./columns.ts";
import { area, person } from "./identity.ts";

export const sessionStateEnum = pgEnum("session_state", sessionStates);
export const sessionModeEnum = pgEnum("session_mode", sessionModes);
export const cancelReasonEnum = pgEnum("cancel_reason", cancelReasons);
export const recordEventKindEnum = pgEnum("record_event_kind", recordEventKinds);
export const recordPartEnum = pgEnum("record_part", recordParts);
export const actionStateEnum = pgEnum("action_state", actionStates);

const who = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => person.id);

/**
 * One primary supervisor per worker at a time. A new supervisor reads only what was sent after `startsAt`, and
 * texts open at `textsOpenAt`, 24 hours later, after both of the pair were told.
 */
export const supervisionRelationship = pgTable(
  "supervision_relationship",
  {
    id: id(),
    workerId: who("worker_id"),
    supervisorId: who("supervisor_id"),
    startsAt: moment("starts_at").notNull(),
    textsOpenAt: moment("texts_open_at").notNull(),
    endsAt: moment("ends_at"),
    assignedById: uuid("assigned_by_id").references(() => person.id),
    endedById: uuid("ended_by_id").references(() => person.id),
  },
  (t) => [
    uniqueIndex("supervision_relationship_one_primary")
      .on(t.workerId)
      .where(sql`${t.endsAt} is null`),
    index("supervision_relationship_worker").on(t.workerId, t.startsAt),
    index("supervision_relationship_supervisor").on(t.supervisorId, t.endsAt),
    check("supervision_relationship_two_people", sql`${t.workerId} <> ${t.supervisorId}`),
    check(
      "supervision_relationship_assigned_by_another",
      sql`${t.assignedById} is null or (${t.assignedById} <> ${t.workerId} and ${t.assignedById} <> ${t.supervisorId})`,
    ),
  ],
);

export const supervisionGroup = pgTable("supervision_group", {
  id: id(),
  supervisorId: who("supervisor_id"),
  name: text("name").notNull(),
  createdAt: moment("created_at").notNull(),
  closedAt: moment("closed_at"),
});

export const groupMember = pgTable(
  "group_member",
  {
    id: id(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => supervisionGroup.id),
    workerId: who("worker_id"),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at"),
  },
  (t) => [
    uniqueIndex("group_member_once")
      .on(t.groupId, t.workerId)
      .where(sql`${t.endsAt} is null`),
    index("group_member_worker").on(t.workerId),
  ],
);

/** A meeting, individual or of a group. The id is made by the page, so that sending it twice makes one. */
export const supervisionSession = pgTable(
  "supervision_session",
  {
    id: uuid("id").primaryKey(),
    supervisorId: who("supervisor_id"),
    groupId: uuid("group_id").references(() => supervisionGroup.id),
    state: sessionStateEnum("state").notNull(),
    plannedFor: moment("planned_for"),
    heldOn: date("held_on"),
    minutes: integer("minutes").notNull(),
    mode: sessionModeEnum("mode").notNull(),
    cancelReason: cancelReasonEnum("cancel_reason"),
    movedToId: uuid("moved_to_id"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    index("supervision_session_supervisor").on(t.supervisorId, t.createdAt),
    foreignKey({ columns: [t.movedToId], foreignColumns: [t.id] }),
    check("supervision_session_minutes", sql`${t.minutes} between 1 and 600`),
    check("supervision_session_held", sql`(${t.state} = 'held') = (${t.heldOn} is not null)`),
    check("supervision_session_reason", sql`(${t.state} = 'cancelled') = (${t.cancelReason} is not null)`),
    check("supervision_session_moved", sql`(${t.state} = 'moved') = (${t.movedToId} is not null)`),
  ],
);

/** Who was expected. `attended` is null until the session was held or missed. */
export const sessionAttendee = pgTable(
  "session_attendee",
  {
    sessionId: uuid("session_id")
      .notNull()
      .references(() => supervisionSession.id),
    workerId: who("worker_id"),
    attended: boolean("attended"),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.workerId] }),
    index("session_attendee_worker").on(t.workerId),
  ],
);

/** Words that are still being written, sealed. `revision` grows with each save, so that two devices cannot cross. */
export const recordDraft = pgTable(
  "record_draft",
  {
    id: uuid("id").primaryKey(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => supervisionSession.id),
    supervisorId: who("supervisor_id"),
    part: recordPartEnum("part").notNull(),
    workerId: uuid("worker_id").references(() => person.id),
    revision: integer("revision").notNull(),
    sealed: bytea("sealed").notNull(),
    savedAt: moment("saved_at").notNull(),
  },
  (t) => [
    uniqueIndex("record_draft_own").on(t.sessionId, t.workerId),
    check("record_draft_part", sql`(${t.part} = 'own') = (${t.workerId} is not null)`),
  ],
);

/**
 * A record that was signed and sent: ids, times and a salted commitment to its text. The row never changes; the
 * database refuses UPDATE and DELETE. A recalled record stays, and what is sent afterwards is a new one.
 */
export const supervisionRecord = pgTable(
  "supervision_record",
  {
    id: uuid("id").primaryKey(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => supervisionSession.id),
    part: recordPartEnum("part").notNull(),
    workerId: uuid("worker_id").references(() => person.id),
    supervisorId: who("supervisor_id"),
    regionId: text("region_id")
      .notNull()
      .references(() => area.id),
    sentAt: moment("sent_at").notNull(),
    commitment: bytea("commitment").notNull(),
  },
  (t) => [
    index("supervision_record_worker").on(t.workerId, t.sentAt),
    index("supervision_record_supervisor").on(t.supervisorId, t.sentAt),
    index("supervision_record_session").on(t.sessionId),
    check("supervision_record_part", sql`(${t.part} = 'own') = (${t.workerId} is not null)`),
  ],
);

/** What happened to a record, append-only. Answers with words and addenda have a sealed text of the same id. */
export const recordEvent = pgTable(
  "record_event",
  {
    id: uuid("id").primaryKey(),
    recordId: uuid("record_id")
      .notNull()
      .references(() => supervisionRecord.id),
    kind: recordEventKindEnum("kind").notNull(),
    actorId: who("actor_id"),
    at: moment("at").notNull(),
    commitment: bytea("commitment"),
  },
  (t) => [
    index("record_event_record").on(t.recordId, t.at),
    uniqueIndex("record_event_one_answer")
      .on(t.recordId)
      .where(
        sql`${t.kind} in ('agreed', 'agreed-with-comment', 'seen-differently', 'closed-unanswered', 'recalled')`,
      ),
  ],
);

/**
 * The text of a record or of an event, by the same id: sealed with a key of its own, which is wrapped. Destroying
 * deletes the row, and with it text, key and salt, through one audited function; the commitment stays.
 */
export const sealedText = pgTable("sealed_text", {
  id: uuid("id").primaryKey(),
  wrappedKey: bytea("wrapped_key").notNull(),
  salt: bytea("salt").notNull(),
  sealed: bytea("sealed").notNull(),
});

/** Ids of destroyed texts, so that a restored archive destroys them again before it serves. Append-only. */
export const destroyedText = pgTable("destroyed_text", {
  id: uuid("id").primaryKey(),
  at: moment("at").notNull(),
  reason: text("reason").notNull(),
  actorId: uuid("actor_id"),
});

/** What somebody promised. The words stand in the record's sealed text under the action's id. */
export const supervisionAction = pgTable(
  "supervision_action",
  {
    id: uuid("id").primaryKey(),
    recordId: uuid("record_id")
      .notNull()
      .references(() => supervisionRecord.id),
    workerId: who("worker_id"),
    ownerId: who("owner_id"),
    dueOn: date("due_on"),
    state: actionStateEnum("state").notNull().default("open"),
    closedInSessionId: uuid("closed_in_session_id").references(() => supervisionSession.id),
    closedAt: moment("closed_at"),
  },
  (t) => [
    index("supervision_action_open").on(t.workerId, t.state),
    check("supervision_action_closed", sql`(${t.state} = 'open') = (${t.closedAt} is null)`),
  ],
);

/** Reads by anybody but the pair. Append-only, and shown to both. */
export const recordAccess = pgTable(
  "record_access",
  {
    id: id(),
    recordId: uuid("record_id")
      .notNull()
      .references(() => supervisionRecord.id),
    readerId: who("reader_id"),
    relation: text("relation").notNull(),
    at: moment("at").notNull(),
  },
  (t) => [index("record_access_record").on(t.recordId, t.at)],
);

/** One append-only HMAC chain per region. `hash` covers all other columns, `prevHash` the entry before. */
export const ledgerEntry = pgTable(
  "ledger_entry",
  {
    regionId: text("region_id")
      .notNull()
      .references(() => area.id),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: moment("at").notNull(),
    kind: text("kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    commitment: bytea("commitment").notNull(),
    prevHash: bytea("prev_hash").notNull(),
    hash: bytea("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.regionId, t.seq] }),
    uniqueIndex("ledger_entry_subject").on(t.kind, t.subjectId),
  ],
);

/** Whom the coordinator names to arbitrate where a supervisor has no manager. */
export const arbiterNomination = pgTable(
  "arbiter_nomination",
  {
    id: id(),
    supervisorId: who("supervisor_id"),
    arbiterId: who("arbiter_id"),
    nominatedById: who("nominated_by_id"),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at"),
  },
  (t) => [
    uniqueIndex("arbiter_nomination_one")
      .on(t.supervisorId)
      .where(sql`${t.endsAt} is null`),
    check(
      "arbiter_nomination_other",
      sql`${t.arbiterId} <> ${t.supervisorId} and ${t.nominatedById} <> ${t.arbiterId}`,
    ),
  ],
);
