import { and, arrayOverlaps, eq, inArray, isNull, sql } from "drizzle-orm";
import { area, groupMember, person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import { areasHeld, assigners } from "../policy.ts";
import { endNow } from "./end-supervisions.server.ts";

interface Group {
  readonly id: string;
  readonly supervisorId: string;
}

/**
 * Brings the members of a group to the wanted ones: who leaves keeps her dates, who comes begins now, all are told.
 * @throws DomainError not_found, forbidden for people beyond one's reach, invalid for who is no worker now
 */
export async function writeMembers(
  tx: Ctx,
  { id: groupId, supervisorId }: Group,
  wanted: readonly string[],
): Promise<{ joined: number; left: number }> {
  const rows = await tx.db
    .select({ id: groupMember.id, workerId: groupMember.workerId })
    .from(groupMember)
    .where(and(eq(groupMember.groupId, groupId), isNull(groupMember.endsAt)))
    .for("update");
  const known = new Set(rows.map(({ workerId }) => workerId));
  const joining = [...new Set(wanted)].filter((id) => !known.has(id)).sort();
  const leaving = rows.filter(({ workerId }) => !wanted.includes(workerId));
  await refuseUnfit(tx, joining, supervisorId);
  const startsAt = tx.clock.now();
  if (leaving.length > 0)
    await tx.db
      .update(groupMember)
      .set({ endsAt: endNow(tx, groupMember.startsAt) })
      .where(
        inArray(
          groupMember.id,
          leaving.map(({ id }) => id),
        ),
      );
  if (joining.length > 0)
    await tx.db.insert(groupMember).values(joining.map((workerId) => ({ groupId, workerId, startsAt })));
  const told = (kind: "identity.group-joined" | "identity.group-left") => (personId: string) => ({
    personId,
    kind,
    payload: { personId: supervisorId },
    dedupeKey: `${kind}:${groupId}:${personId}:${startsAt.toISOString()}`,
  });
  await enqueueMessages(tx, [
    ...joining.map(told("identity.group-joined")),
    ...leaving.map(({ workerId }) => workerId).map(told("identity.group-left")),
  ]);
  return { joined: joining.length, left: leaving.length };
}

/** In one statement: all are open accounts in one's reach, none oneself or the supervisor, each a worker now. */
async function refuseUnfit(tx: Ctx, ids: readonly string[], supervisorId: string): Promise<void> {
  if (ids.length === 0) return;
  if (ids.includes(supervisorId)) throw new DomainError("invalid", { field: "memberIds" });
  if (tx.actor.kind === "person" && ids.includes(tx.actor.personId)) throw new DomainError("forbidden");
  const scope = areasHeld(tx.actor, assigners);
  const now = sql`${tx.clock.now().toISOString()}::timestamptz`;
  const rows = await tx.db
    .select({
      id: person.id,
      worker: sql<boolean>`exists (select 1 from role_grant g where g.person_id = ${person.id}
        and g.role = 'worker' and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now}))`,
    })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(
      and(
        inArray(person.id, [...ids]),
        isNull(person.closedAt),
        scope === null ? undefined : arrayOverlaps(area.path, [...scope]),
      ),
    );
  if (rows.length < ids.length) throw new DomainError("not_found");
  if (rows.some(({ worker }) => !worker)) throw new DomainError("invalid", { field: "memberIds" });
}
