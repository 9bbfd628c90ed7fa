import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { person, roleGrant } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { movePersonInput } from "./inputs.ts";
import { textsOpenAt } from "./internal/announce-reader.server.ts";
import { loadAreaPath } from "./internal/load-area.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writeGrant } from "./internal/write-grant.server.ts";
import { mayKeepPerson } from "./policy.ts";

/** Roles that go with the person; the others are held for an area and stay there until they are ended. */
const goesAlong = ["worker"] as const;

/**
 * Another place of work. What was held stays in the history with its dates; the worker's role ends there and
 * begins here. @throws DomainError not_found, forbidden beyond one's reach at either place, already_done
 */
export async function movePerson(ctx: Ctx, input: { personId: string; areaId: string }): Promise<void> {
  const { personId, areaId } = parseInput(movePersonInput, input);
  return withTransaction(ctx, async (tx) => {
    const target = await loadPersonFor(tx, personId);
    const newPath = await loadAreaPath(tx, areaId);
    const allowed =
      mayKeepPerson(tx.actor, target) && mayKeepPerson(tx.actor, { ...target, homePath: newPath });
    if (!allowed) throw new DomainError("forbidden");
    if (target.homeAreaId === areaId) throw new DomainError("already_done");
    await closeTextsToNewManagers(tx, target, newPath);
    await tx.db.update(person).set({ homeAreaId: areaId }).where(eq(person.id, personId));
    await moveGrants(tx, personId, target.homeAreaId, areaId);
    await recordAudit(tx, {
      action: "identity.move-person",
      targetType: "person",
      targetId: personId,
      detail: { from: target.homeAreaId, to: areaId },
    });
    const kind = "identity.roles-changed";
    const dedupeKey = `${kind}:${personId}:move:${tx.clock.now().toISOString()}`;
    await enqueueMessage(tx, { personId, kind, payload: {}, dedupeKey });
  });
}

async function moveGrants(tx: Ctx, personId: string, from: string, to: string): Promise<void> {
  const now = tx.clock.now();
  const ended = await tx.db
    .update(roleGrant)
    .set({
      endsAt: sql`greatest(${now.toISOString()}::timestamptz, ${roleGrant.startsAt} + interval '1 millisecond')`,
    })
    .where(
      and(
        eq(roleGrant.personId, personId),
        eq(roleGrant.areaId, from),
        inArray(roleGrant.role, [...goesAlong]),
        or(isNull(roleGrant.endsAt), gt(roleGrant.endsAt, now)),
      ),
    )
    .returning({ role: roleGrant.role });
  if (ended.length === 0) return;
  const grantedById = tx.actor.kind === "person" ? tx.actor.personId : null;
  await writeGrant(tx, { personId, role: "worker", areaId: to, startsAt: now, endsAt: null, grantedById });
}

/** The nearest manager reads a supervisor's records: whoever becomes that by a move waits a day like any new reader. */
async function closeTextsToNewManagers(
  tx: Ctx,
  { id, homePath }: { id: string; homePath: readonly string[] },
  newPath: readonly string[],
): Promise<void> {
  const now = tx.clock.now();
  const at = sql`${now.toISOString()}::timestamptz`;
  const nearest = (path: readonly string[]) => sql`select person_id from (
    select g.person_id, rank() over (order by cardinality(a.path) desc) as place
    from role_grant g join area a on a.id = g.area_id
    where g.role = 'manager' and g.person_id <> ${id}::uuid and (g.ends_at is null or g.ends_at > ${at})
      and g.area_id in (${sql.join(
        path.map((one) => sql`${one}`),
        sql`, `,
      )})) managers where place = 1`;
  await tx.db.execute(sql`
    update person set texts_open_at = ${textsOpenAt(now).toISOString()}::timestamptz
    where id in (${nearest(newPath)}) and id not in (${nearest(homePath)})
      and (exists (select 1 from supervision_relationship r where r.supervisor_id = ${id}::uuid)
        or exists (select 1 from supervision_record r where r.supervisor_id = ${id}::uuid))`);
}
