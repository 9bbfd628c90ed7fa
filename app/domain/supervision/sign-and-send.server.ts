import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { recordDraft, supervisionRecord } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { signAndSendInput, type SignAndSendInput, type SignedSession } from "./inputs.ts";
import { holdSession, listAttended } from "./internal/hold-session.server.ts";
import { listLiveRecords } from "./internal/list-live-records.server.ts";
import { ensureSession } from "./internal/load-session-for.server.ts";
import { loadSubject } from "./internal/load-subject.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requireOpenTexts } from "./internal/require-open-texts.server.ts";
import { settleActions } from "./internal/settle-actions.server.ts";
import { checkParts, newRecords, ownParts } from "./internal/signed-parts.ts";
import { writeRecords } from "./internal/write-records.server.ts";
import type { SignedResult } from "./record-view.ts";

/** A password that was given longer ago doesn't sign. */
const confirmedForMs = 12 * 3_600_000;

/**
 * Signs and sends in one transaction: session held, records with sealed texts, actions, chain, messages; the drafts go.
 * The same record ids again change nothing. After a recall only what was recalled is sent anew.
 * @throws DomainError confirmation_needed, texts_closed, not_found (not one's own), invalid {field}, conflict {reason}
 */
export async function signAndSend(ctx: PersonCtx, input: SignAndSendInput): Promise<SignedResult> {
  const signed = parseInput(signAndSendInput, input);
  checkParts(signed, ctx.actor.personId);
  return withTransaction(ctx, async (tx) => {
    const before = await findSigned(tx, signed);
    if (before) return before;
    requireConfirmed(tx, signed.confirmedAt);
    await requireOpenTexts(tx);
    const subject = await loadSubject(tx, subjectOf(signed));
    const { minutes, mode } = signed;
    const { session } = await ensureSession(
      tx,
      { id: signed.sessionId, plannedFor: null, minutes, mode },
      subject,
    );
    // Whoever sent the same a moment ago held the lock until now.
    const meanwhile = await findSigned(tx, signed);
    if (meanwhile) return meanwhile;
    if (session.state !== "planned" && session.state !== "held")
      throw new DomainError("conflict", { reason: "state" });
    const live = await listLiveRecords(tx, session.id);
    const stands = live.length > 0 && session.heldOn !== null;
    const present = stands
      ? await listAttended(tx, session.id)
      : await holdSession(tx, session, subject, signed);
    requireParts(signed, present, live);
    const held = stands
      ? {
          id: session.id,
          heldOn: session.heldOn ?? signed.heldOn,
          minutes: session.minutes,
          mode: session.mode,
        }
      : { id: session.id, heldOn: signed.heldOn, minutes, mode };
    await settleActions(tx, session.id, ownParts(signed));
    await dropDrafts(tx, signed);
    await tell(tx, signed, present);
    await recordAudit(tx, {
      action: "supervision.sign-and-send",
      targetType: "supervision-session",
      targetId: session.id,
      detail: { kind: signed.kind, records: newRecords(signed).length, attended: present.length },
    });
    await writeRecords(tx, held, newRecords(signed));
    return result(signed, false);
  });
}

const subjectOf = (signed: SignedSession) =>
  signed.kind === "individual" ? { workerId: signed.record.workerId } : { groupId: signed.groupId };

function result(signed: SignedSession, already: boolean): SignedResult {
  const recordIds = newRecords(signed).map(({ recordId }) => recordId);
  return { sessionId: signed.sessionId, recordIds, already };
}

/** The result of the same signing, when it was done before. @throws DomainError conflict when an id is somebody's */
async function findSigned(tx: PersonCtx, signed: SignedSession): Promise<SignedResult | null> {
  const ids = newRecords(signed).map(({ recordId }) => recordId);
  if (ids.length === 0) throw new DomainError("invalid", { field: "parts" });
  const rows = await tx.db
    .select({ sessionId: supervisionRecord.sessionId, supervisorId: supervisionRecord.supervisorId })
    .from(supervisionRecord)
    .where(inArray(supervisionRecord.id, ids))
    .limit(ids.length);
  if (rows.length === 0) return null;
  const same = rows.every(
    ({ sessionId, supervisorId }) => sessionId === signed.sessionId && supervisorId === tx.actor.personId,
  );
  if (!same || rows.length < ids.length) throw new DomainError("conflict", { reason: "id" });
  return result(signed, true);
}

function requireConfirmed(tx: PersonCtx, confirmedAt: Date): void {
  const age = tx.clock.now().getTime() - confirmedAt.getTime();
  if (!(age >= 0 && age < confirmedForMs)) throw new DomainError("confirmation_needed");
}

/** Exactly those parts that are missing: of all who attended, and the shared one. */
function requireParts(
  signed: SignedSession,
  present: readonly string[],
  live: readonly { readonly workerId: string | null }[],
): void {
  const sent = (workerId: string | null): boolean => live.some((record) => record.workerId === workerId);
  const given = ownParts(signed).map(({ workerId }) => workerId);
  const shared = signed.kind === "group" && signed.shared !== null;
  if (given.some(sent) || (shared && sent(null))) throw new DomainError("conflict", { reason: "sent" });
  const missing = present.filter((workerId) => !sent(workerId));
  const exact = missing.length === given.length && missing.every((workerId) => given.includes(workerId));
  if (!exact) throw new DomainError("invalid", { field: "parts" });
  if (signed.kind === "group" && !shared && !sent(null))
    throw new DomainError("invalid", { field: "shared" });
}

async function dropDrafts(tx: PersonCtx, signed: SignedSession): Promise<void> {
  const workers = ownParts(signed).map(({ workerId }) => workerId);
  const shared = signed.kind === "group" && signed.shared !== null;
  await tx.db
    .delete(recordDraft)
    .where(
      and(
        eq(recordDraft.sessionId, signed.sessionId),
        or(
          workers.length > 0 ? inArray(recordDraft.workerId, workers) : undefined,
          shared ? isNull(recordDraft.workerId) : undefined,
        ),
      ),
    );
}

/** Each worker hears of her own part; of a shared part alone, when it is sent anew, all who attended. */
async function tell(tx: PersonCtx, signed: SignedSession, present: readonly string[]): Promise<void> {
  const kind = "supervision.record-sent" as const;
  const parts = ownParts(signed);
  const shared = signed.kind === "group" && parts.length === 0 ? signed.shared : null;
  const told = shared
    ? present.map((workerId) => ({ workerId, recordId: shared.recordId }))
    : parts.map(({ workerId, recordId }) => ({ workerId, recordId }));
  await enqueueMessages(
    tx,
    told.map(({ workerId, recordId }) => ({
      personId: workerId,
      kind,
      payload: { recordId, byId: tx.actor.personId },
      dedupeKey: `${kind}:${recordId}:${workerId}`,
    })),
  );
}
