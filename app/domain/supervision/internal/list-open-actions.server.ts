import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import {
  person,
  sealedText,
  supervisionAction,
  supervisionRecord,
  supervisionSession,
} from "#app/db/schema/index.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { OpenAction } from "../people-view.ts";
import { openText } from "./seal-text.server.ts";
import { recordDocument, type RecordDocument } from "./sealed-documents.ts";

/**
 * Open actions with their words, oldest first. `where` must leave records that the reader may open: the worker's own, or
 * those that the reader signed. Words are null where the text was destroyed.
 */
export async function listOpenActions(
  ctx: PersonCtx,
  locale: Locale,
  where: SQL | undefined,
): Promise<readonly (OpenAction & { readonly workerId: string })[]> {
  const rows = await ctx.db
    .select({ action: supervisionAction, owner: person, heldOn: supervisionSession.heldOn, text: sealedText })
    .from(supervisionAction)
    .innerJoin(supervisionRecord, eq(supervisionRecord.id, supervisionAction.recordId))
    .innerJoin(supervisionSession, eq(supervisionSession.id, supervisionRecord.sessionId))
    .innerJoin(person, eq(person.id, supervisionAction.ownerId))
    .leftJoin(sealedText, eq(sealedText.id, supervisionAction.recordId))
    .where(and(where, eq(supervisionAction.state, "open")))
    .orderBy(asc(supervisionSession.heldOn), asc(supervisionAction.id))
    .limit(200);
  const opened = new Map<string, RecordDocument>();
  for (const { text } of rows)
    if (text && !opened.has(text.id)) opened.set(text.id, openText(ctx, text, recordDocument));
  return rows.map(({ action: { id, recordId, workerId, dueOn, state }, owner, heldOn }) => ({
    id,
    recordId,
    workerId,
    dueOn,
    state,
    heldOn: heldOn ?? "",
    owner: { id: owner.id, name: displayName(owner, locale) },
    words: opened.get(recordId)?.actions.find((one) => one.id === id)?.words ?? null,
  }));
}

/** Of these workers' records, those that the reader signed. */
export const signedFor = (ctx: PersonCtx, workerIds: readonly string[]): SQL | undefined =>
  and(
    eq(supervisionRecord.supervisorId, ctx.actor.personId),
    workerIds.length > 0 ? inArray(supervisionAction.workerId, [...workerIds]) : sql`false`,
  );
