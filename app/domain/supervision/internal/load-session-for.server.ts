import { and, eq } from "drizzle-orm";
import { sessionAttendee, supervisionSession } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { SessionMode } from "../vocabulary.ts";
import type { Subject } from "./load-subject.server.ts";

export type SessionRow = typeof supervisionSession.$inferSelect;

/** One's own session, locked until the transaction ends. Another supervisor's is `not_found`. */
export async function loadSessionFor(tx: PersonCtx, sessionId: string): Promise<SessionRow> {
  const [row] = await tx.db
    .select()
    .from(supervisionSession)
    .where(and(eq(supervisionSession.id, sessionId), eq(supervisionSession.supervisorId, tx.actor.personId)))
    .for("update");
  if (!row) throw new DomainError("not_found");
  return row;
}

interface WantedSession {
  readonly id: string;
  readonly plannedFor: Date | null;
  readonly minutes: number;
  readonly mode: SessionMode;
}

/**
 * Makes the session with its expected attendees, or finds the one that the id made before, and locks it.
 * @throws DomainError not_found when the id is another supervisor's or of a session with somebody else
 */
export async function ensureSession(
  tx: PersonCtx,
  wanted: WantedSession,
  { group, members }: Subject,
): Promise<{ readonly session: SessionRow; readonly made: boolean }> {
  const made = await tx.db
    .insert(supervisionSession)
    .values({
      ...wanted,
      supervisorId: tx.actor.personId,
      groupId: group?.id ?? null,
      state: "planned",
      createdAt: tx.clock.now(),
    })
    .onConflictDoNothing({ target: supervisionSession.id })
    .returning();
  const [session] = made;
  if (session) {
    if (members.length > 0)
      await tx.db
        .insert(sessionAttendee)
        .values(members.map((member) => ({ sessionId: session.id, workerId: member.person.id })));
    return { session, made: true };
  }
  const found = await loadSessionFor(tx, wanted.id);
  if (found.groupId !== (group?.id ?? null)) throw new DomainError("not_found");
  if (!group) {
    const [expected] = await tx.db
      .select({ workerId: sessionAttendee.workerId })
      .from(sessionAttendee)
      .where(eq(sessionAttendee.sessionId, found.id))
      .limit(1);
    if (expected?.workerId !== members[0]?.person.id) throw new DomainError("not_found");
  }
  return { session: found, made: false };
}
