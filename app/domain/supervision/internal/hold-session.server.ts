import { and, eq } from "drizzle-orm";
import { sessionAttendee, supervisionSession } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { recordFact } from "#app/domain/learning/record-fact.server.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import type { SignedSession } from "../inputs.ts";
import type { SessionRow } from "./load-session-for.server.ts";
import type { Subject } from "./load-subject.server.ts";

/**
 * Makes the session a held one, with who attended, and reports the fact of it for each.
 * @returns ids of those who attended.
 * @throws DomainError invalid {field} for a day to come, before the relationship began, or with nobody there
 */
export async function holdSession(
  tx: PersonCtx,
  session: SessionRow,
  subject: Subject,
  input: SignedSession,
): Promise<readonly string[]> {
  const { heldOn, minutes, mode } = input;
  if (heldOn > localDayOf(tx.clock.now())) throw new DomainError("invalid", { field: "heldOn" });
  const expected = subject.members.filter(({ since }) => since <= heldOn).map(({ person }) => person.id);
  if (expected.length === 0) throw new DomainError("invalid", { field: "heldOn" });
  const absent = input.kind === "group" ? input.absentIds : [];
  if (absent.some((id) => !expected.includes(id))) throw new DomainError("invalid", { field: "absentIds" });
  const present = expected.filter((id) => !absent.includes(id));
  if (present.length === 0) throw new DomainError("invalid", { field: "absentIds" });
  const known = await listAttended(tx, session.id);
  await tx.db
    .update(supervisionSession)
    .set({ state: "held", heldOn, minutes, mode })
    .where(eq(supervisionSession.id, session.id));
  await tx.db.delete(sessionAttendee).where(eq(sessionAttendee.sessionId, session.id));
  await tx.db
    .insert(sessionAttendee)
    .values(
      expected.map((workerId) => ({ sessionId: session.id, workerId, attended: present.includes(workerId) })),
    );
  for (const personId of present.filter((id) => !known.includes(id))) {
    const fact = { factId: uuidv7(), personId, subject: session.id, happenedOn: heldOn };
    await recordFact(tx, { ...fact, kind: "session-held" });
  }
  return present;
}

/** Who attended, as it was written when the session was held; nobody before. */
export async function listAttended(tx: PersonCtx, sessionId: string): Promise<readonly string[]> {
  const rows = await tx.db
    .select({ workerId: sessionAttendee.workerId })
    .from(sessionAttendee)
    .where(and(eq(sessionAttendee.sessionId, sessionId), eq(sessionAttendee.attended, true)))
    .limit(100);
  return rows.map(({ workerId }) => workerId);
}
