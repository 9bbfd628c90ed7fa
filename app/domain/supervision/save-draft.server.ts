import { and, eq, isNull } from "drizzle-orm";
import { recordDraft } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { saveDraftInput, type SaveDraftInput } from "./inputs.ts";
import { listLiveRecords } from "./internal/list-live-records.server.ts";
import { ensureSession, type SessionRow } from "./internal/load-session-for.server.ts";
import { loadSubject } from "./internal/load-subject.server.ts";
import { openDraft } from "./internal/open-draft.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requireOpenTexts } from "./internal/require-open-texts.server.ts";
import type { SaveDraftResult } from "./record-view.ts";
import { draftSeal } from "./sealed-names.ts";

type Draft = ReturnType<typeof saveDraftInput.parse>;

/**
 * Keeps the words of one part as they stand, sealed; makes the session when there is none. What another device saved
 * in between is never overwritten: both texts come back. Repeating a save changes nothing.
 * @throws DomainError not_found (not one's own), conflict when the part was sent or the session did not take place
 */
export async function saveDraft(ctx: PersonCtx, input: SaveDraftInput): Promise<SaveDraftResult> {
  const draft = parseInput(saveDraftInput, input);
  return withTransaction(ctx, async (tx) => {
    await requireOpenTexts(tx);
    const subject = await loadSubject(tx, draft.subject);
    const fits = draft.workerId
      ? subject.members.some((member) => member.person.id === draft.workerId)
      : subject.group !== null;
    if (!fits) throw new DomainError("not_found");
    const wanted = { id: draft.sessionId, plannedFor: null, minutes: 60, mode: "in-person" as const };
    const { session } = await ensureSession(tx, wanted, subject);
    await refuseSettled(tx, session, draft);
    const { sessionId, workerId } = draft;
    const [kept] = await tx.db
      .select()
      .from(recordDraft)
      .where(
        and(
          eq(recordDraft.sessionId, sessionId),
          workerId === null ? isNull(recordDraft.workerId) : eq(recordDraft.workerId, workerId),
        ),
      );
    return kept ? overwrite(tx, kept, draft) : begin(tx, draft);
  });
}

async function refuseSettled(tx: PersonCtx, session: SessionRow, draft: Draft): Promise<void> {
  if (session.state !== "planned" && session.state !== "held")
    throw new DomainError("conflict", { reason: "state" });
  const live = await listLiveRecords(tx, session.id);
  if (live.some(({ workerId }) => workerId === draft.workerId))
    throw new DomainError("conflict", { reason: "sent" });
}

async function begin(tx: PersonCtx, draft: Draft): Promise<SaveDraftResult> {
  const { draftId, sessionId, workerId, text } = draft;
  const revision = draft.revision + 1;
  const savedAt = tx.clock.now();
  const made = await tx.db
    .insert(recordDraft)
    .values({
      id: draftId,
      sessionId,
      workerId,
      supervisorId: tx.actor.personId,
      part: workerId === null ? "shared" : "own",
      revision,
      sealed: tx.keys.seal("record", JSON.stringify(text), draftSeal(draftId)),
      savedAt,
    })
    .onConflictDoNothing({ target: recordDraft.id })
    .returning({ id: recordDraft.id });
  if (made.length === 0) throw new DomainError("not_found");
  // Once per draft: a line for every pause in typing would drown the trail.
  await recordAudit(tx, {
    action: "supervision.begin-draft",
    targetType: "supervision-session",
    targetId: sessionId,
    detail: { shared: workerId === null },
  });
  return { kind: "saved", draftId, revision, savedAt };
}

async function overwrite(
  tx: PersonCtx,
  kept: typeof recordDraft.$inferSelect,
  draft: Draft,
): Promise<SaveDraftResult> {
  const { id: draftId, revision } = kept;
  const theirs = openDraft(tx, kept);
  if (canonicalJson(theirs) === canonicalJson(draft.text))
    return { kind: "saved", draftId, revision, savedAt: kept.savedAt };
  if (draft.revision !== revision) return { kind: "conflict", draftId, revision, yours: draft.text, theirs };
  const savedAt = tx.clock.now();
  const sealed = tx.keys.seal("record", JSON.stringify(draft.text), draftSeal(draftId));
  await tx.db
    .update(recordDraft)
    .set({ revision: revision + 1, sealed, savedAt })
    .where(eq(recordDraft.id, draftId));
  return { kind: "saved", draftId, revision: revision + 1, savedAt };
}
