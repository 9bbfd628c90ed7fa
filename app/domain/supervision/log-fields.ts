import { actionsPerPart, type DraftText } from "./inputs.ts";
import type { ActionView, LogForm, PersonName } from "./record-view.ts";
import type { ActionState, SessionMode } from "./vocabulary.ts";

/** What stands in the fields of an action. An empty `dueOn` means: by the next session. */
export interface ActionFields {
  readonly id: string;
  readonly words: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

/** An action of an earlier session that is still open, and what is chosen for it now. */
export interface CarriedFields {
  readonly action: ActionView;
  readonly state: ActionState;
}

/** Ids that the page makes and sends back, so that sending twice makes one. */
export interface PartIds {
  readonly draftId: string;
  readonly revision: number;
  readonly recordId: string;
}

/** The part of one worker. `prefix` begins the names of its fields; empty in an individual session. */
export interface OwnFields extends PartIds {
  readonly prefix: string;
  readonly worker: PersonName;
  readonly absent: boolean;
  readonly strength: string;
  readonly wellbeing: boolean;
  readonly carried: readonly CarriedFields[];
  readonly actions: readonly ActionFields[];
  /** Sent already: nothing to fill in. */
  readonly sent: boolean;
}

/** Everything that the form of logging shows: from the draft, from what was just typed, or fresh. */
export interface LogFields {
  readonly sessionId: string;
  readonly supervisor: PersonName;
  readonly heldOn: string;
  readonly earliest: string;
  readonly latest: string;
  readonly minutes: string;
  readonly mode: SessionMode;
  readonly decision: string;
  readonly functions: readonly string[];
  readonly how: string;
  readonly otherViews: string;
  readonly caseReference: string;
  readonly copied: boolean;
  /** Group only: of the part that all read. */
  readonly shared: (PartIds & { readonly sent: boolean }) | null;
  readonly parts: readonly OwnFields[];
  /** When the newest of the drafts was saved. */
  readonly savedAt: Date | null;
}

export type TypedPart = PartIds & { readonly text: DraftText };

/** What was typed, by prefix; beats the drafts. */
export interface TypedLog {
  readonly sessionId: string;
  readonly texts: Readonly<Record<string, TypedPart>>;
}

/** The prefix of a worker's fields: an individual session needs none. */
export const prefixOf = (kind: LogForm["kind"], workerId: string): string =>
  kind === "group" ? `${workerId}.` : "";

/** Fills the form. `newId` makes the ids of what doesn't exist yet. */
export function fillLog(form: LogForm, typed: TypedLog | null, newId: () => string): LogFields {
  const isGroup = form.kind === "group";
  const drafts = [form.shared?.draft, ...form.parts.map(({ draft }) => draft)];
  const idsOf = (prefix: string, draft: LogForm["parts"][number]["draft"]): PartIds =>
    typed?.texts[prefix] ?? {
      draftId: draft?.draftId ?? newId(),
      revision: draft?.revision ?? 0,
      recordId: newId(),
    };
  const textOf = (prefix: string, draft: LogForm["parts"][number]["draft"]): DraftText =>
    typed?.texts[prefix]?.text ?? draft?.text ?? {};
  const head = textOf("", isGroup ? (form.shared?.draft ?? null) : (form.parts[0]?.draft ?? null));
  return {
    sessionId: typed?.sessionId ?? form.sessionId,
    supervisor: form.supervisor,
    heldOn: head.heldOn ?? form.heldOn,
    earliest: form.earliest,
    latest: form.latest,
    minutes: head.minutes ?? String(form.minutes),
    mode: head.mode ?? form.mode,
    decision: head.decision ?? "",
    functions: head.functions ?? [],
    how: head.how ?? "",
    otherViews: head.otherViews ?? "",
    caseReference: head.caseReference ?? "",
    copied: head.copiedToCaseFile ?? false,
    shared: form.shared ? { ...idsOf("", form.shared.draft), sent: form.shared.sentRecordId !== null } : null,
    parts: form.parts.map((part) => {
      const prefix = prefixOf(form.kind, part.worker.id);
      const text = textOf(prefix, part.draft);
      return {
        prefix,
        ...idsOf(prefix, part.draft),
        worker: part.worker,
        absent: head.absentIds?.includes(part.worker.id) ?? false,
        strength: text.strength ?? "",
        wellbeing: text.wellbeing ?? false,
        carried: part.lastActions.map((action) => ({
          action,
          state: text.lastActions?.find(({ actionId }) => actionId === action.id)?.state ?? "open",
        })),
        actions: actionRows(text, part.worker.id, newId),
        sent: part.sentRecordId !== null,
      };
    }),
    savedAt: drafts.reduce<Date | null>(
      (latest, draft) => (draft && (!latest || draft.savedAt > latest) ? draft.savedAt : latest),
      null,
    ),
  };
}

function actionRows(text: DraftText, workerId: string, newId: () => string): ActionFields[] {
  return Array.from({ length: actionsPerPart }, (_, at) => {
    const action = text.actions?.[at];
    return {
      id: action?.id ?? newId(),
      words: action?.words ?? "",
      ownerId: action?.ownerId ?? workerId,
      dueOn: action?.dueOn ?? "",
    };
  });
}
