import { sql } from "drizzle-orm";
import { signersOf } from "#app/domain/identity/signers-sql.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

/**
 * That one signs for this worker now. @throws DomainError not_found for everybody else's, texts_closed {opensAt}
 * while the signer may not read texts yet
 */
export async function requireSigner(ctx: PersonCtx, workerId: string): Promise<void> {
  const now = ctx.clock.now();
  const [row] = await ctx.db.execute<{ opensAt: string }>(sql`
    select s.opens_at as "opensAt" from ${signersOf(sql`${workerId}::uuid`, now)} s
    join person p on p.id = ${workerId}::uuid and p.closed_at is null
    where s.signer_id = ${ctx.actor.personId}::uuid`);
  if (!row) throw new DomainError("not_found");
  const opensAt = new Date(row.opensAt);
  if (opensAt > now) throw new DomainError("texts_closed", { opensAt: opensAt.toISOString() });
}
