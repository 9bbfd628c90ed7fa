import { inArray } from "drizzle-orm";
import {
  approval,
  directoryEntry,
  groupMember,
  person,
  supervisionGroup,
  supervisionRelationship,
} from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { demoCrowd } from "./demo-crowd.ts";
import { demoContacts } from "./demo-directory.ts";
import { demoAccounts } from "./demo-people.ts";

const dayMs = 24 * 3_600_000;

/** Specialists of the crowd who live nearest to the demo's supervisor. */
const near = demoCrowd
  .filter(({ role, areaId }) => role === "worker" && /^TM-[SA]/.test(areaId))
  .map((one) => one.person.userName);
/** Ten of them she supervises one by one, eleven meet as a group with worker2: twelve. */
export const supervised = ["worker", "worker2", ...near.slice(0, 10)];
const together = ["worker2", ...near.slice(0, 11)];

/** Who supervises whom, one group, local contacts, and a role that waits for a second person. Once. */
export async function seedTogether(tx: Ctx): Promise<void> {
  const names = [...demoAccounts, ...demoCrowd].map((one) => one.person.userName);
  const rows = await tx.db
    .select({ id: person.id, userName: person.userName })
    .from(person)
    .where(inArray(person.userName, names));
  const ids = new Map(rows.map((row) => [row.userName, row.id]));
  const idOf = (userName: string): string => {
    const id = ids.get(userName);
    if (id === undefined) throw new Error(`the demo has no ${userName}`);
    return id;
  };
  await seedDirectory(tx, idOf("coordinator"));
  const [known] = await tx.db.select({ id: supervisionGroup.id }).from(supervisionGroup).limit(1);
  if (known) return;
  const startsAt = new Date(tx.clock.now().getTime() - 80 * dayMs);
  const supervisorId = idOf("supervisor");
  await tx.db.insert(supervisionRelationship).values(
    supervised.map((userName) => ({
      workerId: idOf(userName),
      supervisorId,
      startsAt,
      textsOpenAt: startsAt,
      assignedById: idOf("coordinator"),
    })),
  );
  const [group] = await tx.db
    .insert(supervisionGroup)
    .values({ supervisorId, name: "Penşenbe topary", createdAt: startsAt })
    .returning({ id: supervisionGroup.id });
  if (!group) throw new Error("an insert gave no row");
  await tx.db
    .insert(groupMember)
    .values(together.map((userName) => ({ groupId: group.id, workerId: idOf(userName), startsAt })));
  const waiting = demoCrowd.find(
    ({ role, areaId }) => role === "worker" && areaId.startsWith("demo/centre-mary"),
  );
  if (waiting)
    await tx.db.insert(approval).values({
      kind: "role-grant",
      personId: idOf(waiting.person.userName),
      role: "supervisor",
      areaId: waiting.areaId,
      requestedById: idOf("administrator"),
      requestedAt: new Date(tx.clock.now().getTime() - dayMs),
    });
}

async function seedDirectory(tx: Ctx, checkedById: string): Promise<void> {
  const now = tx.clock.now().getTime();
  await tx.db
    .insert(directoryEntry)
    .values(
      demoContacts.map(({ checkedDaysAgo: days, ...contact }) => ({
        ...contact,
        checkedOn: days === null ? null : localDayOf(new Date(now - days * dayMs)),
        checkedById: days === null ? null : checkedById,
      })),
    )
    .onConflictDoNothing();
}
