import { and, eq, isNull, sql } from "drizzle-orm";
import { arbiterNomination } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx, PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { nominateArbiterInput } from "./inputs.ts";
import { announceReader } from "./internal/announce-reader.server.ts";
import { hasManager } from "./internal/has-manager.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { mayNominateArbiter, readingRoles } from "./policy.ts";

/**
 * Names who arbitrates where a supervisor has no manager. It must be somebody to whom two people gave a role that
 * reads records already: so no coordinator can name an account of her own making. Texts open after 24 hours.
 * @throws DomainError not_found, forbidden, conflict when there is a manager, invalid {field} when the arbiter
 * holds no such role or is of the pair, already_done
 */
export async function nominateArbiter(
  ctx: PersonCtx,
  input: { supervisorId: string; arbiterId: string },
): Promise<void> {
  const { supervisorId, arbiterId } = parseInput(nominateArbiterInput, input);
  return withTransaction(ctx, async (tx) => {
    const supervisor = await loadPersonFor(tx, supervisorId);
    const arbiter = await loadPersonFor(tx, arbiterId);
    if (!mayNominateArbiter(tx.actor, supervisor, arbiter)) throw new DomainError("forbidden");
    if (!supervisor.roles.includes("supervisor")) throw new DomainError("invalid", { field: "supervisorId" });
    const fits = arbiterId !== supervisorId && arbiter.roles.some((role) => readingRoles.includes(role));
    if (!fits || (await isSupervisedBy(tx, arbiterId, supervisorId)))
      throw new DomainError("invalid", { field: "arbiterId" });
    if (await hasManager(tx, supervisor)) throw new DomainError("conflict");
    const now = tx.clock.now();
    const open = and(eq(arbiterNomination.supervisorId, supervisorId), isNull(arbiterNomination.endsAt));
    const [before] = await tx.db
      .select({ arbiterId: arbiterNomination.arbiterId })
      .from(arbiterNomination)
      .where(open);
    if (before?.arbiterId === arbiterId) throw new DomainError("already_done");
    await tx.db.update(arbiterNomination).set({ endsAt: now }).where(open);
    const [made] = await tx.db
      .insert(arbiterNomination)
      .values({ supervisorId, arbiterId, nominatedById: tx.actor.personId, startsAt: now })
      .returning({ id: arbiterNomination.id });
    await recordAudit(tx, {
      action: "identity.nominate-arbiter",
      targetType: "person",
      targetId: supervisorId,
      detail: { arbiterId },
    });
    const cause = made?.id ?? supervisorId;
    await announceReader(tx, arbiterId, cause, { alsoPairsOf: supervisorId });
    const kind = "identity.arbiter-named";
    const payload = { personId: supervisorId };
    await enqueueMessage(tx, { personId: arbiterId, kind, payload, dedupeKey: `${kind}:${cause}` });
  });
}

async function isSupervisedBy(tx: Ctx, workerId: string, supervisorId: string): Promise<boolean> {
  const [row] = await tx.db.execute<{ yes: boolean }>(sql`select exists (
    select 1 from supervision_relationship where worker_id = ${workerId}::uuid
      and supervisor_id = ${supervisorId}::uuid) as yes`);
  return row?.yes ?? false;
}
