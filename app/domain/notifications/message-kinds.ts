import { z } from "zod";

const id = z.uuid();
const nothing = z.strictObject({});
const completed = z.strictObject({ itemId: z.string().max(120), versionId: id });
/** `byId`: who did it. The record's own page shows more, to those who may read it. */
const aboutRecord = z.strictObject({ recordId: id, byId: id });
/** `at`: the moment of the meeting, ISO 8601. */
const aboutSession = z.strictObject({ sessionId: id, byId: id, at: z.iso.datetime() });
/** `versionId` gives the title of the lesson or course. */
const task = { itemId: z.string().max(120), versionId: id, taskId: z.string().max(80) };
const aboutAssignment = z.strictObject({ assignmentId: id });
const withPerson = z.strictObject({ personId: id });

/**
 * Every kind of message with what it may carry: ids, moments and codes, never a text that somebody wrote and
 * never a secret. Words, sentence and link of a kind stand in i18n `inbox.kind`, the link in i18n/message-text.ts.
 */
export const messagePayloads = {
  "identity.code-used": nothing,
  /** To both of each pair: `personId` got a role or a code with which supervision records can be read. */
  "identity.reader-announced": z.strictObject({ personId: id, opensAt: z.iso.datetime() }),
  /** To those who may decide: a role or a code for `personId` waits for a second person. */
  "identity.approval-asked": z.strictObject({ approvalId: id, personId: id }),
  /** To the one who asked. */
  "identity.approval-given": z.strictObject({ approvalId: id, personId: id }),
  "identity.approval-refused": z.strictObject({ approvalId: id, personId: id }),
  /** To the person herself; the page of her account says what she holds now. */
  "identity.roles-changed": nothing,

  /** To the worker and to her supervisor; `personId` is the other one of the pair. */
  "identity.supervisor-assigned": withPerson,
  "identity.supervisor-ended": withPerson,
  /** To a member; `personId` is the supervisor. */
  "identity.group-joined": withPerson,
  "identity.group-left": withPerson,
  /** To the arbiter; `personId` is the supervisor whose records it is about. */
  "identity.arbiter-named": withPerson,

  "lesson-completed": completed,
  "module-completed": completed,
  "course-completed": completed,
  /** A course or path was assigned to her alone; one that she has is due soon, or its day has passed. */
  "learning.assigned": aboutAssignment,
  "learning.due-soon": aboutAssignment,
  "learning.overdue": aboutAssignment,
  "learning.training-recorded": z.strictObject({ factId: id }),
  /** To the supervisor; `personId` is who shared. */
  "learning.reflection-shared": withPerson,
  "learning.certificate-revoked": z.strictObject({ certificateId: id }),
  /** The id is the new one's. */
  "learning.certificate-replaced": z.strictObject({ certificateId: id }),
  /** To whoever signs for `personId`, the learner. */
  "learning.task-handed-in": z.strictObject({ ...task, personId: id }),
  /** To the learner. */
  "learning.task-returned": z.strictObject({ ...task, byId: id }),
  "learning.task-signed": z.strictObject({ ...task, byId: id }),

  "supervision.session-planned": aboutSession,
  "supervision.session-moved": aboutSession,
  "supervision.session-cancelled": aboutSession,
  "supervision.record-sent": aboutRecord,
  "supervision.record-recalled": aboutRecord,
  "supervision.record-answered": aboutRecord,
  "supervision.addendum-added": aboutRecord,
  "supervision.record-closed": aboutRecord,
  /** To the arbiter: a record was answered "differently". */
  "supervision.view-differs": aboutRecord,
  /** To the supervisor: no held session with `personId` for too long. Once per period. */
  "supervision.session-overdue": withPerson,
  /** To the worker: a record waits for her answer. `byId` is the supervisor. */
  "supervision.answer-overdue": aboutRecord,
  /** To the pair: a text was destroyed. */
  "supervision.text-destroyed": z.strictObject({ recordId: id }),
} as const;

export type MessageKind = keyof typeof messagePayloads;

/** What one kind carries. */
export type MessagePayload<K extends MessageKind> = z.infer<(typeof messagePayloads)[K]>;

/** A message of one of the kinds, with that kind's payload. */
export type Message = {
  readonly [K in MessageKind]: {
    readonly personId: string;
    readonly kind: K;
    readonly payload: MessagePayload<K>;
    /** One message per recipient, kind and period: the same key again changes nothing. */
    readonly dedupeKey: string;
  };
}[MessageKind];

/** Kinds that stand in the inbox only: the person did it herself a moment ago, or the page says it anyway. */
const inboxOnly: ReadonlySet<MessageKind> = new Set(["lesson-completed", "module-completed"]);

export function isMessageKind(kind: string): kind is MessageKind {
  return Object.hasOwn(messagePayloads, kind);
}

export function goesByMail(kind: MessageKind): boolean {
  return !inboxOnly.has(kind);
}
