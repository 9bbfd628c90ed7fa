import { z } from "zod";
import { isUuid } from "#app/lib/uuid.ts";
import {
  answerKinds,
  cancelReasons,
  closeReasons,
  destroyReasons,
  sessionModes,
  supervisionFunctions,
} from "./vocabulary.ts";

/** What the forms send and the commands take. Ids of sessions, records, events, actions and drafts are the page's. */
const uuid = z.string().refine(isUuid);
const minutes = z.number().int().min(1).max(600);
const mode = z.enum(sessionModes);
/** A day in the area's calendar, `2026-11-21`. */
const day = z.iso.date();

/** Letters that each field holds at most. */
export const textLimits = {
  decision: 4000,
  strength: 1000,
  how: 2000,
  otherViews: 2000,
  caseReference: 40,
  action: 300,
  statement: 4000,
} as const;
export const actionsPerPart = 3;
export const attendeesPerGroup = 60;

/** A written text: NFC, one kind of line end, trimmed. Control characters are refused, new lines are not. */
const written = (limit: number) =>
  z
    .string()
    .max(limit * 2)
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\t/g, " ").trim())
    .pipe(
      z
        .string()
        .max(limit)
        .refine((text) => !/[^\P{Cc}\n]/u.test(text)),
    );
const required = (limit: number) => written(limit).pipe(z.string().min(1));

/** One worker of one's own, or a group that one leads. */
const subject = z.union([z.strictObject({ workerId: uuid }), z.strictObject({ groupId: uuid })]);
export type SessionSubject = z.infer<typeof subject>;

export const planSessionInput = z.strictObject({
  sessionId: uuid,
  subject,
  plannedFor: z.date(),
  minutes,
  mode,
});
export type PlanSessionInput = z.input<typeof planSessionInput>;

export const markMissedInput = z.strictObject({ sessionId: uuid });
export type MarkMissedInput = z.input<typeof markMissedInput>;

export const cancelSessionInput = z.strictObject({ sessionId: uuid, reason: z.enum(cancelReasons) });
export type CancelSessionInput = z.input<typeof cancelSessionInput>;

export const moveSessionInput = z.strictObject({
  sessionId: uuid,
  newSessionId: uuid,
  plannedFor: z.date(),
});
export type MoveSessionInput = z.input<typeof moveSessionInput>;

const newAction = z.strictObject({
  id: uuid,
  words: required(textLimits.action),
  /** The worker of the part or the supervisor who signs. */
  ownerId: uuid,
  /** Null: by the next session. */
  dueOn: day.nullable(),
});

const lastAction = z.strictObject({ actionId: uuid, state: z.enum(["open", "done", "dropped"]) });

/** What "More" holds, beside the words. A case reference is a local code: it must hold a figure, so no name fits. */
const more = {
  functions: z.array(z.enum(supervisionFunctions)).max(4).default([]),
  how: written(textLimits.how).default(""),
  otherViews: written(textLimits.otherViews).default(""),
  caseReference: z
    .union([
      z.literal(""),
      z
        .string()
        .trim()
        .max(textLimits.caseReference)
        .regex(/^(?=.*\p{N})[\p{L}\p{N}][\p{L}\p{N}./-]*$/u),
    ])
    .default(""),
  copiedToCaseFile: z.boolean().default(false),
};

/** The part that all who attended a group session read. */
const sharedPart = z.strictObject({
  recordId: uuid,
  decision: required(textLimits.decision),
  ...more,
});

const ownFields = {
  recordId: uuid,
  workerId: uuid,
  /** Wellbeing was talked about: yes or not, never what was said. */
  wellbeing: z.boolean().default(false),
  actions: z.array(newAction).max(actionsPerPart).default([]),
  lastActions: z.array(lastAction).max(30).default([]),
};

/** A member's own part of a group session. It may be empty: she still has a part of her own to answer. */
const memberPart = z.strictObject({ ...ownFields, strength: written(textLimits.strength).default("") });

const held = { sessionId: uuid, heldOn: day, minutes, mode };

/**
 * `confirmedAt`: when the password was last given in this session (the edge reads it from there). A group's parts
 * are those of everybody who attended; after a recall, of the recalled parts only, and `shared` null if it stands.
 */
export const signAndSendInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("individual"),
    ...held,
    confirmedAt: z.date(),
    record: z.strictObject({
      ...ownFields,
      strength: required(textLimits.strength),
      decision: required(textLimits.decision),
      ...more,
    }),
  }),
  z.strictObject({
    kind: z.literal("group"),
    ...held,
    confirmedAt: z.date(),
    groupId: uuid,
    absentIds: z.array(uuid).max(attendeesPerGroup).default([]),
    shared: sharedPart.nullable(),
    parts: z.array(memberPart).max(attendeesPerGroup),
  }),
]);
export type SignAndSendInput = z.input<typeof signAndSendInput>;
export type SignedSession = z.output<typeof signAndSendInput>;

/** Words as they stand while they are typed: nothing is required, everything is bounded. Absolute, never a delta. */
const typed = (limit: number) => z.string().max(limit * 2);
export const draftText = z.strictObject({
  heldOn: z.string().max(20).optional(),
  minutes: z.string().max(10).optional(),
  mode: mode.optional(),
  /** Group, shared part. */
  absentIds: z.array(uuid).max(attendeesPerGroup).optional(),
  decision: typed(textLimits.decision).optional(),
  strength: typed(textLimits.strength).optional(),
  functions: z.array(z.enum(supervisionFunctions)).max(4).optional(),
  how: typed(textLimits.how).optional(),
  otherViews: typed(textLimits.otherViews).optional(),
  caseReference: typed(textLimits.caseReference).optional(),
  copiedToCaseFile: z.boolean().optional(),
  wellbeing: z.boolean().optional(),
  actions: z
    .array(
      z.strictObject({
        id: uuid,
        words: typed(textLimits.action),
        ownerId: uuid.nullable(),
        dueOn: z.string().max(20).nullable(),
      }),
    )
    .max(actionsPerPart)
    .optional(),
  lastActions: z.array(lastAction).max(30).optional(),
});
export type DraftText = z.infer<typeof draftText>;

/** `revision`: what the page was opened with or the last save returned; 0 when there was no draft. */
export const saveDraftInput = z.strictObject({
  draftId: uuid,
  sessionId: uuid,
  subject,
  /** Whose part: the worker, or null for the shared part of a group. */
  workerId: uuid.nullable(),
  revision: z.number().int().min(0),
  text: draftText,
});
export type SaveDraftInput = z.input<typeof saveDraftInput>;

export const discardDraftInput = z.strictObject({ sessionId: uuid });
export type DiscardDraftInput = z.input<typeof discardDraftInput>;

export const recallRecordInput = z.strictObject({ recordId: uuid, eventId: uuid });
export type RecallRecordInput = z.input<typeof recallRecordInput>;

export const markReadInput = z.strictObject({ recordId: uuid });
export type MarkReadInput = z.input<typeof markReadInput>;

/** `words`: needed for a comment and for a different view, refused for plain agreement. */
export const answerRecordInput = z
  .strictObject({
    recordId: uuid,
    eventId: uuid,
    answer: z.enum(answerKinds),
    words: written(textLimits.statement).default(""),
  })
  .refine(({ answer, words }) => (answer === "agreed") === (words === ""), { path: ["words"] });
export type AnswerRecordInput = z.input<typeof answerRecordInput>;

export const addAddendumInput = z.strictObject({
  recordId: uuid,
  eventId: uuid,
  words: required(textLimits.statement),
});
export type AddAddendumInput = z.input<typeof addAddendumInput>;

export const closeUnansweredInput = z.strictObject({
  recordId: uuid,
  eventId: uuid,
  reason: z.enum(closeReasons),
});
export type CloseUnansweredInput = z.input<typeof closeUnansweredInput>;

export const closeActionInput = z.strictObject({ actionId: uuid, state: z.enum(["done", "dropped"]) });
export type CloseActionInput = z.input<typeof closeActionInput>;

/** `textId`: the id of the record or of the event (answer, addendum) whose words go. */
export const destroyTextInput = z.strictObject({ textId: uuid, reason: z.enum(destroyReasons) });
export type DestroyTextInput = z.input<typeof destroyTextInput>;
