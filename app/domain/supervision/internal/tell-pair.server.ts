import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { listAttended } from "./hold-session.server.ts";
import type { LoadedRecord } from "./load-record-for.server.ts";

/** Tells both of the pair (of a shared part: all who attended), but for whoever did it. */
export async function tellPair(
  tx: PersonCtx,
  kind: "supervision.addendum-added" | "supervision.record-closed",
  { row }: LoadedRecord,
  eventId: string,
): Promise<void> {
  const byId = tx.actor.personId;
  const workers = row.workerId === null ? await listAttended(tx, row.sessionId) : [row.workerId];
  await enqueueMessages(
    tx,
    [...workers, row.supervisorId]
      .filter((personId) => personId !== byId)
      .map((personId) => ({
        personId,
        kind,
        payload: { recordId: row.id, byId },
        dedupeKey: `${kind}:${eventId}:${personId}`,
      })),
  );
}
