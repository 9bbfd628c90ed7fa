import type { DraftText } from "./inputs.ts";
import type { Reach, Relation } from "./policy.ts";
import type { RecordState } from "./record-state.ts";
import type {
  ActionState,
  AnswerKind,
  CloseReason,
  RecordPart,
  SessionMode,
  SessionState,
  SupervisionFunction,
} from "./vocabulary.ts";

export interface PersonName {
  readonly id: string;
  /** Given name and surname in the script of the asked locale. */
  readonly name: string;
}

/** The words of a record that open for this reader, or why they don't. */
export type TextView<W> =
  | ({ readonly kind: "words" } & W)
  | { readonly kind: "destroyed"; readonly at: Date; readonly reason: string };

export interface ActionView {
  readonly id: string;
  /** Null when the text was destroyed. */
  readonly words: string | null;
  readonly owner: PersonName;
  /** `2026-11-28`; null: by the next session. */
  readonly dueOn: string | null;
  readonly state: ActionState;
}

export interface RecordWords {
  /** Empty in a member's own part: it stands in the shared part. */
  readonly decision: string;
  /** Empty in a shared part. */
  readonly strength: string;
  readonly functions: readonly SupervisionFunction[];
  readonly how: string;
  readonly otherViews: string;
  readonly caseReference: string;
  readonly copiedToCaseFile: boolean;
  readonly wellbeing: boolean;
}

/** What facts there are of a record: never a word. `answer` is null for readers who may only know that it was answered. */
export interface RecordFacts {
  readonly recordId: string;
  readonly sessionId: string;
  readonly part: RecordPart;
  readonly groupName: string | null;
  /** Null for the shared part. */
  readonly worker: PersonName | null;
  readonly supervisor: PersonName;
  readonly heldOn: string;
  readonly minutes: number;
  readonly mode: SessionMode;
  readonly state: RecordState;
  readonly sentAt: Date;
  readonly readAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answer: AnswerKind | null;
  readonly answerOverdue: boolean;
}

export interface AddendumView {
  readonly id: string;
  readonly by: PersonName;
  readonly at: Date;
  readonly text: TextView<{ readonly words: string }>;
}

export interface AccessView {
  readonly reader: PersonName;
  readonly relation: Relation;
  readonly at: Date;
}

/** What the reader may do now, from the policy and the state. */
export interface RecordMoves {
  readonly recall: boolean;
  readonly answer: boolean;
  readonly addAddendum: boolean;
  readonly closeUnanswered: boolean;
}

export type RecordView =
  | { readonly reach: Extract<Reach, "facts">; readonly facts: RecordFacts; readonly can: RecordMoves }
  | {
      readonly reach: Extract<Reach, "text">;
      readonly relation: Relation;
      readonly facts: RecordFacts;
      readonly text: TextView<RecordWords>;
      /** Made in this record. */
      readonly actions: readonly ActionView[];
      /** The comment or the different view; null when there is none. */
      readonly statement: { readonly at: Date; readonly text: TextView<{ readonly words: string }> } | null;
      readonly closed: {
        readonly by: PersonName;
        readonly at: Date;
        readonly reason: CloseReason | null;
      } | null;
      readonly addenda: readonly AddendumView[];
      /** Reads by anybody but the pair, newest first; shown to the pair only, else empty. */
      readonly accesses: readonly AccessView[];
      /** An own part of a group session: the id of the shared part of the same session, if it stands. */
      readonly sharedRecordId: string | null;
      readonly can: RecordMoves;
    };

export type SaveDraftResult =
  | { readonly kind: "saved"; readonly draftId: string; readonly revision: number; readonly savedAt: Date }
  /** Somebody saved in between (another device): both texts, nothing was overwritten. */
  | {
      readonly kind: "conflict";
      readonly draftId: string;
      readonly revision: number;
      readonly yours: DraftText;
      readonly theirs: DraftText;
    };

/** `recordIds`: what was sent, own parts first. `already`: the same signing came again and changed nothing. */
export interface SignedResult {
  readonly sessionId: string;
  readonly recordIds: readonly string[];
  readonly already: boolean;
}

export interface DraftView {
  readonly draftId: string;
  readonly revision: number;
  readonly savedAt: Date;
  readonly text: DraftText;
}

/** One worker's part of the form. `draft` null: nothing was typed yet. */
export interface LogFormPart {
  readonly worker: PersonName;
  /** Last time's open actions that the supervisor may read, oldest first. */
  readonly lastActions: readonly ActionView[];
  readonly draft: DraftView | null;
  /** Her part stands already: sent and not recalled. Nothing to fill in. */
  readonly sentRecordId: string | null;
}

export interface LogForm {
  readonly kind: "individual" | "group";
  /** Of the planned session, of the open draft, or a new one. */
  readonly sessionId: string;
  readonly sessionState: SessionState | "new";
  readonly plannedFor: Date | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly supervisor: PersonName;
  /** Prefill: the draft's own fields beat these. */
  readonly heldOn: string;
  readonly minutes: number;
  readonly mode: SessionMode;
  /** The earliest and the latest day that is accepted. */
  readonly earliest: string;
  readonly latest: string;
  /** One for an individual session, by name for a group. */
  readonly parts: readonly LogFormPart[];
  /** Group only. */
  readonly shared: { readonly draft: DraftView | null; readonly sentRecordId: string | null } | null;
}
