import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { arbiterNomination, oneTimeCode, person, roleGrant, session } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { personInput } from "./inputs.ts";
import { endGroupsOf, endSupervisions } from "./internal/end-supervisions.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { mayKeepPerson } from "./policy.ts";

/**
 * Ends everything that the person holds: roles, sessions, codes, supervision. Nothing that she did is removed.
 * @throws DomainError not_found, forbidden for oneself and beyond one's reach
 */
export async function closePerson(ctx: Ctx, input: { personId: string }): Promise<void> {
  const { personId } = parseInput(personInput, input);
  return withTransaction(ctx, async (tx) => {
    const target = await loadPersonFor(tx, personId);
    if (!mayKeepPerson(tx.actor, target)) throw new DomainError("forbidden");
    const now = tx.clock.now();
    await tx.db.update(person).set({ closedAt: now }).where(eq(person.id, personId));
    await tx.db.delete(session).where(eq(session.personId, personId));
    await tx.db
      .update(roleGrant)
      .set({
        endsAt: sql`greatest(${now.toISOString()}::timestamptz, ${roleGrant.startsAt} + interval '1 millisecond')`,
      })
      .where(and(eq(roleGrant.personId, personId), or(isNull(roleGrant.endsAt), gt(roleGrant.endsAt, now))));
    await tx.db
      .update(oneTimeCode)
      .set({ voidedAt: now })
      .where(
        and(eq(oneTimeCode.personId, personId), isNull(oneTimeCode.usedAt), isNull(oneTimeCode.voidedAt)),
      );
    await endSupervisions(tx, { workerId: personId });
    await endSupervisions(tx, { supervisorId: personId });
    await endGroupsOf(tx, personId);
    await tx.db
      .update(arbiterNomination)
      .set({ endsAt: now })
      .where(
        and(
          or(eq(arbiterNomination.arbiterId, personId), eq(arbiterNomination.supervisorId, personId)),
          isNull(arbiterNomination.endsAt),
        ),
      );
    await recordAudit(tx, { action: "identity.close-person", targetType: "person", targetId: personId });
  });
}
