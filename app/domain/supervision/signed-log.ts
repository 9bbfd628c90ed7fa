import { signAndSendInput, type DraftText, type SignAndSendInput } from "./inputs.ts";
import type { SentLog } from "./read-log.ts";

/** What is wrong with a field before it can be signed. */
export type LogFault = "decision" | "strength" | "case-reference" | "date" | "minutes" | "too-long" | "other";

export type ReadyLog =
  | { readonly ok: true; readonly input: SignAndSendInput }
  /** By name of the field, in the order of the form. */
  | { readonly ok: false; readonly faults: ReadonlyMap<string, LogFault> };

/** Makes of the sent form what is signed, or says which fields are not ready for it. */
export function readyToSign(sent: SentLog, confirmedAt: Date): ReadyLog {
  const { input, fieldOf } = toInput(sent, confirmedAt);
  const checked = signAndSendInput.safeParse(input);
  if (checked.success) return { ok: true, input };
  const faults = new Map<string, LogFault>();
  for (const issue of checked.error.issues) {
    const field = fieldOf(issue.path);
    if (!faults.has(field)) faults.set(field, faultOf(field, issue.code));
  }
  return { ok: false, faults };
}

interface Draft {
  readonly input: SignAndSendInput;
  readonly fieldOf: (path: readonly PropertyKey[]) => string;
}

function toInput(sent: SentLog, confirmedAt: Date): Draft {
  const head = sent.texts[""];
  const text = head?.text ?? {};
  const held = {
    sessionId: sent.sessionId,
    heldOn: text.heldOn ?? "",
    minutes: /^\d{1,3}$/.test(text.minutes ?? "") ? Number(text.minutes) : 0,
    mode: text.mode ?? ("in-person" as const),
    confirmedAt,
  };
  if ("workerId" in sent.subject) {
    const { workerId } = sent.subject;
    const record = {
      ...ownOf(text, workerId),
      ...sharedOf(text),
      recordId: head?.recordId ?? "",
    };
    return { input: { kind: "individual", ...held, record }, fieldOf: (path) => fieldName("", path) };
  }
  const members = Object.entries(sent.texts).flatMap(([prefix, { recordId, text: own }]) => {
    const workerId = prefix.slice(0, -1);
    return prefix === "" || sent.absentIds.includes(workerId)
      ? []
      : [{ prefix, part: { ...ownOf(own, workerId), recordId } }];
  });
  const input: SignAndSendInput = {
    kind: "group",
    ...held,
    groupId: sent.subject.groupId,
    absentIds: [...sent.absentIds],
    shared: head ? { ...sharedOf(text), recordId: head.recordId } : null,
    parts: members.map(({ part }) => part),
  };
  return {
    input,
    fieldOf: (path) => {
      const at = path[0] === "parts" ? Number(path[1]) : -1;
      return fieldName(members[at]?.prefix ?? "", path);
    },
  };
}

function ownOf(text: DraftText, workerId: string) {
  return {
    workerId,
    strength: text.strength ?? "",
    wellbeing: text.wellbeing ?? false,
    actions: (text.actions ?? []).map((action) => ({ ...action, ownerId: action.ownerId ?? workerId })),
    lastActions: text.lastActions ?? [],
  };
}

function sharedOf(text: DraftText) {
  return {
    decision: text.decision ?? "",
    functions: text.functions ?? [],
    how: text.how ?? "",
    otherViews: text.otherViews ?? "",
    caseReference: text.caseReference ?? "",
    copiedToCaseFile: text.copiedToCaseFile ?? false,
  };
}

/** `parts.3.actions.0.words` → `<prefix>action.0.words` */
function fieldName(prefix: string, path: readonly PropertyKey[]): string {
  const names = path.map(String);
  const at = names.indexOf("actions");
  if (at >= 0 && names[at + 1] !== undefined)
    return `${prefix}action.${names[at + 1]}.${names[at + 2] === "dueOn" ? "due" : "words"}`;
  const last = names.at(-1) ?? "";
  return last === "strength" ? `${prefix}strength` : last;
}

function faultOf(field: string, code: string): LogFault {
  if (code === "too_big" && field !== "minutes") return "too-long";
  if (field === "decision") return "decision";
  if (field.endsWith("strength")) return "strength";
  if (field === "caseReference") return "case-reference";
  if (field === "heldOn" || field.endsWith(".due")) return "date";
  return field === "minutes" ? "minutes" : "other";
}
