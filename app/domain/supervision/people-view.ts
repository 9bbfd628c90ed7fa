import type { ActionView, PersonName, RecordFacts } from "./record-view.ts";
import type { CancelReason, SessionMode, SessionState } from "./vocabulary.ts";

export interface NextPlanned {
  readonly sessionId: string;
  readonly at: Date;
  readonly mode: SessionMode;
  readonly minutes: number;
  readonly groupName: string | null;
}

/** Why a person stands where she stands in the list, most urgent first. */
export const urgencies = [
  "session-overdue",
  "seen-differently",
  "answer-overdue",
  "draft-open",
  "planned-soon",
  "in-good-time",
] as const;
export type Urgency = (typeof urgencies)[number];

export interface SuperviseeCard {
  readonly worker: PersonName;
  readonly areaName: string;
  readonly since: Date;
  readonly urgency: Urgency;
  /** The last held session that she attended, of whatever kind. `2026-11-02`. */
  readonly lastHeldOn: string | null;
  /** Since the last session, or since the relationship began. */
  readonly daysSince: number;
  readonly openActions: number;
  readonly waitingForAnswer: number;
  readonly answerOverdue: boolean;
  /** The newest record that she sees differently and that nobody replied to yet. */
  readonly differentRecordId: string | null;
  /** A session that was begun to be written, or a planned one that is being written. */
  readonly draftSessionId: string | null;
  readonly nextPlanned: NextPlanned | null;
}

export interface GroupCard {
  readonly groupId: string;
  readonly name: string;
  readonly members: number;
  readonly lastHeldOn: string | null;
  readonly draftSessionId: string | null;
  readonly nextPlanned: NextPlanned | null;
}

export interface PeopleToSupervise {
  /** Most urgent first. */
  readonly people: readonly SuperviseeCard[];
  readonly groups: readonly GroupCard[];
}

/** The worker's side of the home card. */
export interface NextSession {
  readonly supervisor: PersonName | null;
  readonly next: (NextPlanned & { readonly supervisor: PersonName }) | null;
  /** Records that wait for her answer, oldest first. */
  readonly waiting: readonly WaitingRecord[];
  /** Open actions of her records, hers and her supervisor's. */
  readonly openActions: number;
}

export interface WaitingRecord {
  readonly recordId: string;
  readonly part: "own";
  readonly heldOn: string;
  readonly supervisor: PersonName;
  readonly answerOverdue: boolean;
}

export interface SessionFacts {
  readonly sessionId: string;
  readonly state: SessionState;
  /** The day it was held, else the day it was planned for. */
  readonly on: string | null;
  readonly group: boolean;
  readonly cancelReason: CancelReason | null;
  readonly sentAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly answerOverdue: boolean;
}

/** What a coordinator knows of one worker: that sessions happen, never a word and never which answer. */
export interface SupervisionFacts {
  readonly worker: PersonName;
  readonly supervisor: PersonName | null;
  readonly areaName: string;
  readonly lastHeldOn: string | null;
  readonly sessionOverdue: boolean;
  readonly answersOverdue: number;
  /** Newest first, at most twelve. */
  readonly sessions: readonly SessionFacts[];
}

/** What waits for a manager, an arbiter or, where there is no manager, a coordinator. Facts only. */
export interface RecordsToSettle {
  /** Answered "differently", the reader is the arbiter and may read now. */
  readonly toArbitrate: readonly RecordFacts[];
  /** Unanswered for thirty days; the reader may close them. */
  readonly toClose: readonly RecordFacts[];
}

/** One session as a line of a list. `record`: her own part, unless it was recalled or not sent yet. */
export interface SessionItem {
  readonly sessionId: string;
  readonly state: SessionState;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly plannedFor: Date | null;
  readonly heldOn: string | null;
  readonly minutes: number;
  readonly mode: SessionMode;
  readonly cancelReason: CancelReason | null;
  /** Words are being written for it; always false for the worker herself. */
  readonly hasDraft: boolean;
  readonly record: RecordFacts | null;
  readonly sharedRecordId: string | null;
}

export interface SessionsOf {
  readonly worker: PersonName;
  readonly areaName: string;
  /** Newest first, at most sixty. */
  readonly sessions: readonly SessionItem[];
}

/** An open action from one of her records, with the record where it was promised. */
export interface OpenAction extends ActionView {
  readonly recordId: string;
  readonly heldOn: string;
}
