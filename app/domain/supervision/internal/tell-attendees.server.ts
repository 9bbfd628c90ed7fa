import { eq } from "drizzle-orm";
import { sessionAttendee } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";

/** Tells everybody who is expected that a meeting was planned, moved or cancelled. */
export async function tellAttendees(
  tx: PersonCtx,
  kind: "supervision.session-planned" | "supervision.session-moved" | "supervision.session-cancelled",
  sessionId: string,
  moment: Date,
): Promise<void> {
  const expected = await tx.db
    .select({ personId: sessionAttendee.workerId })
    .from(sessionAttendee)
    .where(eq(sessionAttendee.sessionId, sessionId))
    .limit(100);
  const payload = { sessionId, byId: tx.actor.personId, at: moment.toISOString() };
  await enqueueMessages(
    tx,
    expected.map(({ personId }) => ({
      personId,
      kind,
      payload,
      dedupeKey: `${kind}:${sessionId}:${personId}`,
    })),
  );
}
