import { and, eq, gt, isNull, or } from "drizzle-orm";
import { roleGrant } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { endOfLocalDay, startOfLocalDay } from "#app/lib/local-day.ts";
import { requestGrantInput, type RequestGrantInput } from "./inputs.ts";
import { askForApproval } from "./internal/ask-for-approval.server.ts";
import { isFirstOfAll } from "./internal/guarded-account.server.ts";
import { loadAreaPath } from "./internal/load-area.server.ts";
import { loadPersonFor } from "./internal/load-person-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { tellRolesChanged } from "./internal/tell-roles-changed.server.ts";
import { writeGrant } from "./internal/write-grant.server.ts";
import { mayGrantRole, needsSecondPerson, readingRoles } from "./policy.ts";

/** `waiting` until a second person has decided; `granted` where one is enough. */
export type GrantOutcome =
  { readonly state: "granted" } | { readonly state: "waiting"; readonly approvalId: string };

/**
 * Gives a role, or asks a second person to. @throws DomainError not_found, forbidden for oneself and beyond one's
 * reach, invalid {field} for dates in the wrong order, already_done when the role is held or asked for already
 */
export async function requestGrant(ctx: PersonCtx, input: RequestGrantInput): Promise<GrantOutcome> {
  const { personId, role, areaId, from, until } = parseInput(requestGrantInput, input);
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const target = await loadPersonFor(tx, personId);
    const path = await loadAreaPath(tx, areaId);
    if (!mayGrantRole(tx.actor, target, role, path)) throw new DomainError("forbidden");
    const begins = from === undefined ? now : startOfLocalDay(from);
    const startsAt = begins < now ? now : begins;
    const endsAt = until === undefined ? null : endOfLocalDay(until);
    if (endsAt && endsAt <= startsAt) throw new DomainError("invalid", { field: "until" });
    if (await holdsAlready(tx, { personId, role, areaId })) throw new DomainError("already_done");
    const alone =
      !needsSecondPerson(role) || (!readingRoles.includes(role) && (await isFirstOfAll(tx, personId, path)));
    if (!alone) {
      const approvalId = await askForApproval(tx, {
        kind: "role-grant",
        target,
        areaPath: path,
        grant: { role, areaId, startsAt: from === undefined ? null : startsAt, endsAt },
      });
      return { state: "waiting", approvalId };
    }
    await writeGrant(tx, { personId, role, areaId, startsAt, endsAt, grantedById: tx.actor.personId });
    await tellRolesChanged(tx, personId);
    return { state: "granted" };
  });
}

async function holdsAlready(
  tx: PersonCtx,
  { personId, role, areaId }: Pick<RequestGrantInput, "personId" | "role" | "areaId">,
): Promise<boolean> {
  const [held] = await tx.db
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.personId, personId),
        eq(roleGrant.role, role),
        eq(roleGrant.areaId, areaId),
        or(isNull(roleGrant.endsAt), gt(roleGrant.endsAt, tx.clock.now())),
      ),
    )
    .limit(1);
  return held !== undefined;
}
