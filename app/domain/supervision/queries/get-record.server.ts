import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import {
  destroyedText,
  person,
  recordAccess,
  sealedText,
  supervisionAction,
  supervisionRecord,
} from "#app/db/schema/index.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { factsOf } from "../internal/facts-of.ts";
import { loadRecordFor, type LoadedRecord } from "../internal/load-record-for.server.ts";
import { refuseUntil } from "../internal/require-open-texts.server.ts";
import { eventDocument, recordDocument, type RecordDocument } from "../internal/sealed-documents.ts";
import { openText, type SealedRow } from "../internal/seal-text.server.ts";
import { allowsNow, isOutsidePair, mayMove, reachOf, type Relation } from "../policy.ts";
import type {
  AccessView,
  ActionView,
  PersonName,
  RecordMoves,
  RecordView,
  TextView,
} from "../record-view.ts";
import type { RecordMove } from "../record-state.ts";

/**
 * A record as far as the reader may know it: her relation, policy and dates decide, in loadRecordFor. A read of the text
 * by anybody but the pair is noted, and shown to them. @throws DomainError not_found, texts_closed {opensAt}
 */
export async function getRecord(ctx: PersonCtx, recordId: string, locale: Locale): Promise<RecordView> {
  const record = await loadRecordFor(ctx, recordId);
  const { row, relation, events, workerNames: w, supervisorNames: s } = record;
  const name = (who: typeof person.$inferSelect): PersonName => ({
    id: who.id,
    name: displayName(who, locale),
  });
  const { heldOn, minutes, mode, groupName } = record;
  const facts = factsOf(
    { row, heldOn, minutes, mode, groupName, events, worker: w && name(w), supervisor: name(s) },
    ctx.clock.now(),
  );
  const can = movesOf(record, ctx.clock.now());
  if (reachOf[relation] !== "text") return { reach: "facts", facts: { ...facts, answer: null }, can };
  refuseUntil(record.closedUntil);
  const outside = isOutsidePair(record);
  if (outside) await noteAccess(ctx, recordId, relation);
  const texts = await openTexts(ctx, record);
  const accesses = outside ? [] : await listAccesses(ctx, recordId, locale);
  const people = await namesOf(
    ctx,
    locale,
    events.map(({ actorId }) => actorId),
  );
  const document = texts.record;
  const answered = events.find(({ kind }) => kind === "agreed-with-comment" || kind === "seen-differently");
  const closing = events.find(({ kind }) => kind === "closed-unanswered");
  const closingText = closing && texts.event(closing.id);
  return {
    reach: "text",
    relation,
    facts,
    text: document.kind === "words" ? { kind: "words", ...document.words } : document,
    actions: await listActions(ctx, record, document.kind === "words" ? document : null, [
      facts.supervisor,
      facts.worker,
    ]),
    statement: answered ? { at: answered.at, text: texts.event(answered.id) } : null,
    closed: closing
      ? {
          by: people(closing.actorId),
          at: closing.at,
          reason: closingText?.kind === "words" ? closingText.reason : null,
        }
      : null,
    addenda: events
      .filter(({ kind }) => kind === "addendum")
      .map(({ id, actorId, at }) => ({ id, by: people(actorId), at, text: texts.event(id) })),
    accesses,
    sharedRecordId:
      row.part === "own" && record.groupId !== null ? await findShared(ctx, row.sessionId) : null,
    can,
  };
}

function movesOf(record: LoadedRecord, now: Date): RecordMoves {
  const may = (move: RecordMove): boolean =>
    mayMove(record, move) && allowsNow(record.part, record.standing, move, now);
  return {
    recall: may("recall"),
    answer: may("answer"),
    addAddendum: may("add-addendum"),
    closeUnanswered: may("close-unanswered"),
  };
}

async function openTexts(ctx: PersonCtx, { row, events }: LoadedRecord) {
  const ids = [row.id, ...events.map(({ id }) => id)];
  const kept = await ctx.db.select().from(sealedText).where(inArray(sealedText.id, ids)).limit(ids.length);
  const gone = await ctx.db
    .select()
    .from(destroyedText)
    .where(inArray(destroyedText.id, ids))
    .limit(ids.length);
  const view = <W extends object>(id: string, open: (text: SealedRow) => W): TextView<W> => {
    const text = kept.find((one) => one.id === id);
    if (text) return { kind: "words", ...open(text) };
    const trace = gone.find((one) => one.id === id);
    if (!trace) throw new Error("a text is missing and was not destroyed");
    return { kind: "destroyed", at: trace.at, reason: trace.reason };
  };
  return {
    record: view(row.id, (text) => openText(ctx, text, recordDocument)),
    event: (id: string) =>
      view(id, (text) => {
        const { words, reason } = openText(ctx, text, eventDocument);
        return { words, reason };
      }),
  };
}

async function noteAccess(ctx: PersonCtx, recordId: string, relation: Relation): Promise<void> {
  await ctx.db
    .insert(recordAccess)
    .values({ recordId, readerId: ctx.actor.personId, relation, at: ctx.clock.now() });
}

async function listAccesses(
  ctx: PersonCtx,
  recordId: string,
  locale: Locale,
): Promise<readonly AccessView[]> {
  const rows = await ctx.db
    .select({ access: recordAccess, person })
    .from(recordAccess)
    .innerJoin(person, eq(person.id, recordAccess.readerId))
    .where(eq(recordAccess.recordId, recordId))
    .orderBy(desc(recordAccess.at), desc(recordAccess.id))
    .limit(50);
  return rows.map(({ access, person: who }) => ({
    reader: { id: who.id, name: displayName(who, locale) },
    relation: relationNamed(access.relation),
    at: access.at,
  }));
}

function relationNamed(name: string): Relation {
  const known: readonly Relation[] = ["supervisor", "manager", "arbiter"];
  return known.find((relation) => relation === name) ?? "stranger";
}

async function namesOf(ctx: PersonCtx, locale: Locale, ids: readonly string[]) {
  const rows = await ctx.db
    .select()
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]))
    .limit(100);
  return (id: string): PersonName => {
    const who = rows.find((one) => one.id === id);
    return { id, name: who ? displayName(who, locale) : "" };
  };
}

async function listActions(
  ctx: PersonCtx,
  { row }: LoadedRecord,
  document: RecordDocument | null,
  pair: readonly (PersonName | null)[],
): Promise<readonly ActionView[]> {
  const rows = await ctx.db
    .select()
    .from(supervisionAction)
    .where(eq(supervisionAction.recordId, row.id))
    .orderBy(asc(supervisionAction.id))
    .limit(10);
  return rows.flatMap(({ id, ownerId, dueOn, state }) => {
    const owner = pair.find((one) => one?.id === ownerId);
    const words = document?.actions.find((action) => action.id === id)?.words ?? null;
    return owner ? [{ id, words, owner, dueOn, state }] : [];
  });
}

async function findShared(ctx: PersonCtx, sessionId: string): Promise<string | null> {
  const [shared] = await ctx.db
    .select({ id: supervisionRecord.id })
    .from(supervisionRecord)
    .where(
      and(
        eq(supervisionRecord.sessionId, sessionId),
        eq(supervisionRecord.part, "shared"),
        sql`not exists (select 1 from record_event e where e.record_id = ${supervisionRecord.id} and e.kind = 'recalled')`,
      ),
    )
    .limit(1);
  return shared?.id ?? null;
}
