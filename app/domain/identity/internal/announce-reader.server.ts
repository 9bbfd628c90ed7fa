import { eq, sql } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";

const dayMs = 24 * 3_600_000;

/** When texts open to somebody who was just let in: a day later, after those concerned were told. */
export function textsOpenAt(now: Date): Date {
  return new Date(now.getTime() + dayMs);
}

/**
 * Closes all texts to the person for 24 hours and tells both of each pair whose records she can read: her own
 * pairs, as a manager those of the supervisors in her area, as an arbiter those of one supervisor more.
 * `cause` makes the messages unique.
 */
export async function announceReader(
  tx: Ctx,
  personId: string,
  cause: string,
  { alsoPairsOf = personId }: { readonly alsoPairsOf?: string } = {},
): Promise<void> {
  const opensAt = textsOpenAt(tx.clock.now());
  await tx.db.update(person).set({ textsOpenAt: opensAt }).where(eq(person.id, personId));
  const told = await peopleOfPairs(tx, personId, alsoPairsOf);
  await enqueueMessages(
    tx,
    told.map((recipient) => ({
      personId: recipient,
      kind: "identity.reader-announced" as const,
      payload: { personId, opensAt: opensAt.toISOString() },
      dedupeKey: `identity.reader-announced:${cause}:${recipient}`,
    })),
  );
}

async function peopleOfPairs(tx: Ctx, personId: string, supervisorId: string): Promise<string[]> {
  const who = sql`${personId}::uuid`;
  const now = sql`${tx.clock.now().toISOString()}::timestamptz`;
  const rows = await tx.db.execute<{ id: string }>(sql`
    with pairs as (
      select r.worker_id, r.supervisor_id from supervision_relationship r
      where (r.ends_at is null or r.ends_at > ${now}) and (
        r.worker_id = ${who} or r.supervisor_id in (${who}, ${supervisorId}::uuid)
        or exists (select 1 from role_grant g join person s on s.id = r.supervisor_id
          join area home on home.id = s.home_area_id
          where g.person_id = ${who} and g.role = 'manager' and g.area_id = any(home.path)
            and (g.ends_at is null or g.ends_at > ${now}))))
    select worker_id as id from pairs union select supervisor_id from pairs union select ${who}`);
  return rows.map(({ id }) => id);
}
