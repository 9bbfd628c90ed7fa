import { and, asc, eq, exists, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { person, recordDraft, sessionAttendee, supervisionSession } from "#app/db/schema/index.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { endOfLocalDay, localDayOf } from "#app/lib/local-day.ts";
import { isUuid, uuidv7 } from "#app/lib/uuid.ts";
import type { SessionSubject } from "../inputs.ts";
import { listAttended } from "../internal/hold-session.server.ts";
import { listLiveRecords } from "../internal/list-live-records.server.ts";
import { listOpenActions, signedFor } from "../internal/list-open-actions.server.ts";
import type { SessionRow } from "../internal/load-session-for.server.ts";
import { loadSubject } from "../internal/load-subject.server.ts";
import { openDraft } from "../internal/open-draft.server.ts";
import { requireOpenTexts } from "../internal/require-open-texts.server.ts";
import type { DraftView, LogForm } from "../record-view.ts";

export type LogFormOf = SessionSubject | { readonly sessionId: string };

/**
 * The form as it opens: of the session that is being written or due today, else a new one, filled in as far as it can be.
 * @throws DomainError not_found (not one's own), texts_closed, conflict when the session did not take place
 */
export async function getLogForm(ctx: PersonCtx, of: LogFormOf, locale: Locale): Promise<LogForm> {
  if (Object.values(of).some((id) => !isUuid(id))) throw new DomainError("not_found");
  await requireOpenTexts(ctx);
  const session = await findSession(ctx, of);
  if (session && session.state !== "planned" && session.state !== "held")
    throw new DomainError("conflict", { reason: "state" });
  const { group, members } = await loadSubject(ctx, "sessionId" in of ? await subjectOf(ctx, session) : of);
  const attended = session?.state === "held" ? await listAttended(ctx, session.id) : null;
  const expected = members.filter((member) => !attended || attended.includes(member.person.id));
  const [live, drafts, actions] = await Promise.all([
    session ? listLiveRecords(ctx, session.id) : [],
    session ? listDrafts(ctx, session.id) : [],
    listOpenActions(
      ctx,
      locale,
      signedFor(
        ctx,
        expected.map((member) => member.person.id),
      ),
    ),
  ]);
  const sent = (workerId: string | null) => live.find((one) => one.workerId === workerId)?.id ?? null;
  const draft = (workerId: string | null) => drafts.find((one) => one.workerId === workerId)?.view ?? null;
  const today = localDayOf(ctx.clock.now());
  const since = members.map((member) => member.since).toSorted();
  return {
    kind: group ? "group" : "individual",
    sessionId: session?.id ?? uuidv7(ctx.clock.now().getTime()),
    sessionState: session?.state ?? "new",
    plannedFor: session?.plannedFor ?? null,
    groupId: group?.id ?? null,
    groupName: group?.name ?? null,
    supervisor: await ownName(ctx, locale),
    heldOn: session?.heldOn ?? today,
    minutes: session?.minutes ?? 60,
    mode: session?.mode ?? "in-person",
    earliest: since[0] ?? today,
    latest: today,
    parts: expected.map(({ person: worker }) => ({
      worker: { id: worker.id, name: displayName(worker, locale) },
      lastActions: actions.filter(({ workerId }) => workerId === worker.id),
      draft: draft(worker.id),
      sentRecordId: sent(worker.id),
    })),
    shared: group ? { draft: draft(null), sentRecordId: sent(null) } : null,
  };
}

/** The named session; else the one that is being written, else the one that is due by the end of today. */
async function findSession(ctx: PersonCtx, of: LogFormOf): Promise<SessionRow | null> {
  const mine = eq(supervisionSession.supervisorId, ctx.actor.personId);
  if ("sessionId" in of) {
    const [named] = await ctx.db
      .select()
      .from(supervisionSession)
      .where(and(mine, eq(supervisionSession.id, of.sessionId)));
    if (!named) throw new DomainError("not_found");
    return named;
  }
  const written = exists(
    ctx.db
      .select({ one: sql`1` })
      .from(recordDraft)
      .where(eq(recordDraft.sessionId, supervisionSession.id)),
  );
  const due = and(
    eq(supervisionSession.state, "planned"),
    isNotNull(supervisionSession.plannedFor),
    lt(supervisionSession.plannedFor, endOfLocalDay(localDayOf(ctx.clock.now()))),
  );
  const withWhom =
    "groupId" in of
      ? eq(supervisionSession.groupId, of.groupId)
      : and(
          isNull(supervisionSession.groupId),
          sql`exists (select 1 from session_attendee a where a.session_id = ${supervisionSession.id}
            and a.worker_id = ${of.workerId}::uuid)`,
        );
  const [open] = await ctx.db
    .select()
    .from(supervisionSession)
    .where(and(mine, withWhom, or(written, due)))
    .orderBy(sql`${written} desc`, asc(supervisionSession.plannedFor), asc(supervisionSession.id))
    .limit(1);
  return open ?? null;
}

async function subjectOf(ctx: PersonCtx, session: SessionRow | null): Promise<SessionSubject> {
  if (!session) throw new DomainError("not_found");
  if (session.groupId) return { groupId: session.groupId };
  const [one] = await ctx.db
    .select({ workerId: sessionAttendee.workerId })
    .from(sessionAttendee)
    .where(eq(sessionAttendee.sessionId, session.id))
    .limit(1);
  if (!one) throw new DomainError("not_found");
  return { workerId: one.workerId };
}

async function listDrafts(
  ctx: PersonCtx,
  sessionId: string,
): Promise<readonly { readonly workerId: string | null; readonly view: DraftView }[]> {
  const rows = await ctx.db.select().from(recordDraft).where(eq(recordDraft.sessionId, sessionId)).limit(100);
  return rows.map((row) => ({
    workerId: row.workerId,
    view: { draftId: row.id, revision: row.revision, savedAt: row.savedAt, text: openDraft(ctx, row) },
  }));
}

async function ownName(ctx: PersonCtx, locale: Locale) {
  const [me] = await ctx.db.select().from(person).where(eq(person.id, ctx.actor.personId));
  if (!me) throw new DomainError("not_found");
  return { id: me.id, name: displayName(me, locale) };
}
