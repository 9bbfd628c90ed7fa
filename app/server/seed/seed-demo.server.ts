import { eq, inArray } from "drizzle-orm";
import { systemCtx } from "#app/auth/system-ctx.server.ts";
import type { Services } from "#app/auth/services.ts";
import { person } from "#app/db/schema/index.ts";
import { createPerson } from "#app/domain/identity/create-person.server.ts";
import { grantRole } from "#app/domain/identity/grant-role.server.ts";
import { importAreas } from "#app/domain/identity/import-areas.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { hashPassword } from "#app/platform/password-hash.server.ts";
import { demoCrowd } from "./demo-crowd.ts";
import { demoAccounts, demoAreas, demoPassword, type DemoPerson } from "./demo-people.ts";
import { seedAreas } from "./seed-areas.server.ts";
import { seedAssignments } from "./seed-assignments.server.ts";
import { seedProgress } from "./seed-progress.server.ts";
import { seedSupervision } from "./seed-supervision.server.ts";
import { seedTogether } from "./seed-together.server.ts";

const monthMs = 30 * 24 * 3_600_000;

/**
 * Makes the demo: accounts, people over all regions, lessons in progress. Call it after `content/` was imported.
 * Repeating it adds only what is missing; that two starts don't do it at once is for the caller to see to.
 */
export async function seedDemo(services: Services): Promise<void> {
  await seedAreas(services);
  const ctx = systemCtx(services, "seed-demo");
  const passwordHash = await hashPassword(demoPassword);
  await withTransaction(ctx, async (tx) => {
    await importAreas(tx, demoAreas);
    await makePeople(tx, [...demoAccounts, ...demoCrowd], passwordHash);
    await seedTogether(tx);
    await seedSupervision(tx);
  });
  await seedProgress({ ...ctx, demo: true });
  await seedAssignments(ctx);
}

async function makePeople(tx: Ctx, wanted: readonly DemoPerson[], passwordHash: string): Promise<void> {
  const names = wanted.map((one) => one.person.userName);
  const rows = await tx.db
    .select({ userName: person.userName })
    .from(person)
    .where(inArray(person.userName, names));
  const known = new Set(rows.map((row) => row.userName));
  const startsAt = new Date(tx.clock.now().getTime() - 3 * monthMs);
  for (const { person: input, role, areaId } of wanted) {
    if (known.has(input.userName)) continue;
    const { personId } = await createPerson(tx, input);
    await grantRole(tx, { personId, role, areaId, startsAt });
    await tx.db
      .update(person)
      .set({ passwordHash, passwordChangedAt: startsAt })
      .where(eq(person.id, personId));
  }
}
