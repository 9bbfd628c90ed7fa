import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { DraftText } from "./inputs.ts";
import { prefixOf } from "./log-fields.ts";
import { getLogForm } from "./queries/get-log-form.server.ts";
import type { SentLog } from "./read-log.ts";
import { saveDraft } from "./save-draft.server.ts";

export type SavedLog =
  | { readonly kind: "saved"; readonly revisions: Readonly<Record<string, number>> }
  /** By prefix of the part: the text that somebody saved in between, and its revision. */
  | {
      readonly kind: "conflict";
      readonly revisions: Readonly<Record<string, number>>;
      readonly theirs: ReadonlyMap<string, { readonly text: DraftText; readonly revision: number }>;
    };

/**
 * Saves the parts of a sent form that differ from what is saved; one part of an individual session, many of a group.
 * Parts that conflict are left as they are, the others are saved.
 * @throws DomainError not_found, forbidden, conflict
 */
export async function saveLog(ctx: PersonCtx, sent: SentLog, locale: Locale): Promise<SavedLog> {
  const saved = await savedTexts(ctx, sent, locale);
  const revisions: Record<string, number> = {};
  const theirs = new Map<string, { text: DraftText; revision: number }>();
  for (const [prefix, { draftId, revision, text }] of Object.entries(sent.texts)) {
    if (normal(saved?.get(prefix) ?? {}) === normal(text) && saved) continue;
    const workerId =
      prefix === "" ? ("workerId" in sent.subject ? sent.subject.workerId : null) : prefix.slice(0, -1);
    const { sessionId, subject } = sent;
    const result = await saveDraft(ctx, { draftId, sessionId, subject, workerId, revision, text });
    if (result.kind === "saved") revisions[prefix] = result.revision;
    else theirs.set(prefix, { text: result.theirs, revision: result.revision });
  }
  return theirs.size > 0 ? { kind: "conflict", revisions, theirs } : { kind: "saved", revisions };
}

/** What is saved of a group's parts, to write only what changed. An individual session has one part: null. */
async function savedTexts(
  ctx: PersonCtx,
  { subject, sessionId }: SentLog,
  locale: Locale,
): Promise<ReadonlyMap<string, DraftText> | null> {
  if ("workerId" in subject) return null;
  const form = await getLogForm(ctx, subject, locale);
  const texts = new Map<string, DraftText>();
  if (form.sessionId !== sessionId) return texts;
  if (form.shared?.draft) texts.set("", form.shared.draft.text);
  for (const { worker, draft } of form.parts) if (draft) texts.set(prefixOf("group", worker.id), draft.text);
  return texts;
}

/** Equal texts give equal strings; a field that is empty or untouched counts as none. */
function normal(text: DraftText): string {
  const { lastActions = [], actions = [], absentIds = [], functions = [], ...rest } = text;
  const lists = [
    lastActions.filter(({ state }) => state !== "open").map(({ actionId, state }) => [actionId, state]),
    actions.map(({ words, ownerId, dueOn }) => [words, ownerId, dueOn]),
    absentIds,
    functions,
  ];
  const words = Object.entries(rest)
    .filter(([, value]) => value !== undefined && value !== "" && value !== false)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([lists, words]);
}
