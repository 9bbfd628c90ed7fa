import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { SignedSession } from "../inputs.ts";
import type { NewRecord } from "./write-records.server.ts";

type Own = Extract<SignedSession, { kind: "group" }>["parts"][number];

/** What stands in "More", and nothing of it. */
const nothingMore = {
  functions: [],
  how: "",
  otherViews: "",
  caseReference: "",
  copiedToCaseFile: false,
};

/** One's own parts of a signing. */
export function ownParts(input: SignedSession): readonly Own[] {
  return input.kind === "individual" ? [input.record] : input.parts;
}

/** The records that a signing makes, own parts first. Functions stand in one order, whatever the form sent. */
export function newRecords(input: SignedSession): readonly NewRecord[] {
  if (input.kind === "individual") {
    const { recordId, workerId, strength, wellbeing, actions, decision, ...more } = input.record;
    return [{ recordId, workerId, actions, words: { ...moreOf(more), decision, strength, wellbeing } }];
  }
  const own = input.parts.map(({ recordId, workerId, strength, wellbeing, actions }) => ({
    recordId,
    workerId,
    actions,
    words: { ...nothingMore, decision: "", strength, wellbeing },
  }));
  if (!input.shared) return own;
  const { recordId, decision, ...more } = input.shared;
  const words = { ...moreOf(more), decision, strength: "", wellbeing: false };
  return [...own, { recordId, workerId: null, actions: [], words }];
}

type More = Pick<NewRecord["words"], keyof typeof nothingMore>;

function moreOf({ functions, how, otherViews, caseReference, copiedToCaseFile }: More): More {
  return {
    functions: [...new Set(functions)].toSorted(),
    how,
    otherViews,
    caseReference,
    copiedToCaseFile,
  };
}

/**
 * Each new action is owned by the worker of the part or by the supervisor, and due on the day of the session or later;
 * ids of records and actions come once. @throws DomainError invalid {field}
 */
export function checkParts(input: SignedSession, supervisorId: string): void {
  const parts = ownParts(input);
  for (const { workerId, actions } of parts)
    for (const { ownerId, dueOn } of actions) {
      if (ownerId !== workerId && ownerId !== supervisorId)
        throw new DomainError("invalid", { field: "actions" });
      if (dueOn !== null && dueOn < input.heldOn) throw new DomainError("invalid", { field: "actions" });
    }
  const once = [
    newRecords(input).map(({ recordId }) => recordId),
    parts.map(({ workerId }) => workerId),
    parts.flatMap(({ actions }) => actions.map(({ id }) => id)),
    parts.flatMap(({ lastActions }) => lastActions.map(({ actionId }) => actionId)),
  ];
  if (once.some((ids) => new Set(ids).size < ids.length))
    throw new DomainError("invalid", { field: "parts" });
}
