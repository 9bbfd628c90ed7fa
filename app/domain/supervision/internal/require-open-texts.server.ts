import { eq } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

/**
 * After a sensitive grant or reset an account opens no text of supervision for 24 hours, drafts included.
 * @throws DomainError texts_closed {opensAt}
 */
export async function requireOpenTexts(ctx: PersonCtx): Promise<void> {
  const [row] = await ctx.db
    .select({ opensAt: person.textsOpenAt })
    .from(person)
    .where(eq(person.id, ctx.actor.personId));
  refuseUntil(row?.opensAt && row.opensAt > ctx.clock.now() ? row.opensAt : null);
}

/** @throws DomainError texts_closed {opensAt} when a moment is given */
export function refuseUntil(opensAt: Date | null): void {
  if (opensAt) throw new DomainError("texts_closed", { opensAt: opensAt.toISOString() });
}
