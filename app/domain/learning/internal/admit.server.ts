import { openedItem } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { lockOn, type Access } from "../access.ts";
import { LockedError } from "../locked-error.ts";

/**
 * Lets the person into the first item of `chain`, or says why not. The first time that somebody passes a rule it is
 * written down, so that no later rule closes the door again: one insert, once. @throws LockedError
 */
export async function admit(ctx: PersonCtx, access: Access, chain: readonly string[]): Promise<void> {
  const { items, opened } = access;
  const [itemId] = chain;
  if (itemId === undefined || opened.includes(itemId)) return;
  const lock = lockOn(access, chain);
  if (lock) throw new LockedError(lock);
  const ruled = items.filter(({ id, requires }) => requires !== null && chain.includes(id));
  if (ruled.length === 0) return;
  const passed = new Set([itemId, ...ruled.map(({ id }) => id)].filter((id) => !opened.includes(id)));
  await ctx.db
    .insert(openedItem)
    .values(
      [...passed].map((id) => ({ personId: ctx.actor.personId, itemId: id, openedAt: ctx.clock.now() })),
    )
    .onConflictDoNothing();
}
