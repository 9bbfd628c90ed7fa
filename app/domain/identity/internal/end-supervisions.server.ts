import { and, eq, isNull, or, sql, type SQL } from "drizzle-orm";
import { groupMember, supervisionGroup, supervisionRelationship } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";

interface Ended {
  readonly id: string;
  readonly workerId: string;
  readonly supervisorId: string;
}

const { workerId, supervisorId } = supervisionRelationship;

/** The end of a row that began in this very moment must still come after its beginning. */
export function endNow(
  tx: Ctx,
  startsAt: SQL | typeof supervisionRelationship.startsAt | typeof groupMember.startsAt,
) {
  return sql`greatest(${tx.clock.now().toISOString()}::timestamptz, ${startsAt} + interval '1 millisecond')`;
}

/** Ends current supervisions, keeps their dates, and tells both of each pair. */
export async function endSupervisions(
  tx: Ctx,
  of: { readonly workerId: string } | { readonly supervisorId: string },
): Promise<readonly Ended[]> {
  const whose = "workerId" in of ? eq(workerId, of.workerId) : eq(supervisorId, of.supervisorId);
  const ended = await tx.db
    .update(supervisionRelationship)
    .set({
      endsAt: endNow(tx, supervisionRelationship.startsAt),
      endedById: tx.actor.kind === "person" ? tx.actor.personId : null,
    })
    .where(and(whose, isNull(supervisionRelationship.endsAt)))
    .returning({ id: supervisionRelationship.id, workerId, supervisorId });
  const kind = "identity.supervisor-ended";
  await enqueueMessages(
    tx,
    ended.flatMap((one) => [
      {
        personId: one.workerId,
        kind,
        payload: { personId: one.supervisorId },
        dedupeKey: `${kind}:${one.id}:w`,
      },
      {
        personId: one.supervisorId,
        kind,
        payload: { personId: one.workerId },
        dedupeKey: `${kind}:${one.id}:s`,
      },
    ]),
  );
  return ended;
}

/** Closes the groups that a person led and ends her own membership in others. */
export async function endGroupsOf(tx: Ctx, personId: string): Promise<void> {
  const led = tx.db
    .update(supervisionGroup)
    .set({ closedAt: tx.clock.now() })
    .where(and(eq(supervisionGroup.supervisorId, personId), isNull(supervisionGroup.closedAt)))
    .returning({ id: supervisionGroup.id });
  const ids = (await led).map(({ id }) => id);
  const inLed =
    ids.length === 0
      ? sql`false`
      : sql`${groupMember.groupId} = any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`;
  await tx.db
    .update(groupMember)
    .set({ endsAt: endNow(tx, groupMember.startsAt) })
    .where(and(isNull(groupMember.endsAt), or(eq(groupMember.workerId, personId), inLed)));
}
