import { isUuid } from "#app/lib/uuid.ts";
import { actionsPerPart, draftText, type DraftText, type SessionSubject } from "./inputs.ts";
import { prefixOf, type PartIds, type TypedLog, type TypedPart } from "./log-fields.ts";
import { sessionModes, supervisionFunctions } from "./vocabulary.ts";

/** A sent form of logging. Words are as typed; ids and choices that fit nowhere are left out. */
export interface SentLog extends TypedLog {
  readonly subject: SessionSubject;
  readonly absentIds: readonly string[];
}

/** Reads the form, or null when it is not one: the ids that the page made are missing or broken. */
export function readLog(form: FormData): SentLog | null {
  const sessionId = textIn(form, "session");
  const subject = subjectIn(form);
  if (!isUuid(sessionId) || !subject) return null;
  const absentIds = textsIn(form, "absent").filter(isUuid);
  const texts: Record<string, TypedPart> = {};
  for (const prefix of prefixesIn(form, subject)) {
    const ids = idsIn(form, prefix);
    const text = draftText.safeParse(wordsIn(form, prefix, subject, absentIds));
    if (!ids || !text.success) return null;
    texts[prefix] = { ...ids, text: text.data };
  }
  return Object.keys(texts).length === 0 ? null : { sessionId, subject, absentIds, texts };
}

function subjectIn(form: FormData): SessionSubject | null {
  const workerId = textIn(form, "worker");
  if (isUuid(workerId)) return { workerId };
  const groupId = textIn(form, "group");
  return isUuid(groupId) ? { groupId } : null;
}

/** The shared part or the individual one, then one for each member. */
function prefixesIn(form: FormData, subject: SessionSubject): string[] {
  const members = "groupId" in subject ? textsIn(form, "member").filter(isUuid) : [];
  const head = form.has("draft") ? [""] : [];
  return [...head, ...members.map((id) => prefixOf("group", id))];
}

function idsIn(form: FormData, prefix: string): PartIds | null {
  const draftId = textIn(form, `${prefix}draft`);
  const recordId = textIn(form, `${prefix}record`);
  const revision = textIn(form, `${prefix}revision`);
  if (!isUuid(draftId) || !isUuid(recordId) || !/^\d{1,9}$/.test(revision)) return null;
  return { draftId, recordId, revision: Number(revision) };
}

/** Only what the part has: a group's shared part has no strength, a member's own part no decision. */
function wordsIn(
  form: FormData,
  prefix: string,
  subject: SessionSubject,
  absentIds: readonly string[],
): DraftText {
  const isGroup = "groupId" in subject;
  const head = prefix === "" ? headIn(form) : {};
  const shared = prefix === "" && isGroup;
  return {
    ...head,
    ...(shared ? { absentIds: [...absentIds] } : ownIn(form, prefix)),
  };
}

function headIn(form: FormData): DraftText {
  const mode = sessionModes.find((one) => one === textIn(form, "mode"));
  return {
    heldOn: textIn(form, "heldOn").slice(0, 20),
    minutes: textIn(form, "minutes").slice(0, 10),
    ...(mode ? { mode } : {}),
    decision: textIn(form, "decision"),
    functions: supervisionFunctions.filter((one) => textsIn(form, "functions").includes(one)),
    how: textIn(form, "how"),
    otherViews: textIn(form, "otherViews"),
    caseReference: textIn(form, "caseReference"),
    copiedToCaseFile: form.has("copied"),
  };
}

function ownIn(form: FormData, prefix: string): DraftText {
  const rows = Array.from({ length: actionsPerPart }, (_, at) => `${prefix}action.${at}.`);
  const carried = `${prefix}carried.`;
  return {
    strength: textIn(form, `${prefix}strength`),
    wellbeing: form.has(`${prefix}wellbeing`),
    actions: rows.flatMap((row) => {
      const id = textIn(form, `${row}id`);
      const words = textIn(form, `${row}words`);
      const ownerId = textIn(form, `${row}owner`);
      const dueOn = textIn(form, `${row}due`).slice(0, 20);
      if (!isUuid(id) || words.trim() === "") return [];
      return [{ id, words, ownerId: isUuid(ownerId) ? ownerId : null, dueOn: dueOn === "" ? null : dueOn }];
    }),
    lastActions: [...new Set(form.keys())]
      .filter((name) => name.startsWith(carried))
      .flatMap((name) => {
        const actionId = name.slice(carried.length);
        const state = (["open", "done", "dropped"] as const).find((one) => one === textIn(form, name));
        return isUuid(actionId) && state ? [{ actionId, state }] : [];
      })
      .slice(0, 30),
  };
}

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

const textsIn = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value) => typeof value === "string");
