import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { readAccess } from "./access-sql.server.ts";
import { admit } from "./admit.server.ts";

/**
 * For every command that writes to an item and reads it by itself: refuses what is not open for this person, with
 * the reasons. One statement, and once in a life an insert. @throws LockedError
 */
export async function requireOpen(tx: PersonCtx, itemId: string): Promise<void> {
  const access = await readAccess(tx, itemId);
  await admit(tx, access, [itemId, ...access.items.map(({ id }) => id)]);
}
