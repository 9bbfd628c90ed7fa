import { and, arrayOverlaps, eq, isNull } from "drizzle-orm";
import { approval, area, oneTimeCode, person } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { decideApprovalInput, type DecideApprovalInput } from "./inputs.ts";
import { announceReader } from "./internal/announce-reader.server.ts";
import { lapsesAfterMs } from "./internal/ask-for-approval.server.ts";
import { loadAreaPath } from "./internal/load-area.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { tellRolesChanged } from "./internal/tell-roles-changed.server.ts";
import { writeGrant } from "./internal/write-grant.server.ts";
import { areasHeld, deciders, mayDecide } from "./policy.ts";

/**
 * The second person says yes or no. With a yes the role is given, or a code may be made within a day; every text
 * stays closed to the person for 24 hours, and both of each pair are told.
 * @throws DomainError not_found out of reach, forbidden for who asked and whom it is about, already_done,
 * conflict when it was asked too long ago or the role would be over
 */
export async function decideApproval(ctx: PersonCtx, input: DecideApprovalInput): Promise<void> {
  const { approvalId, answer } = parseInput(decideApprovalInput, input);
  const approved = answer === "approve";
  return withTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const asked = await loadApprovalFor(tx, approvalId);
    const { personId, requestedById } = asked;
    const areaPath = asked.areaId === null ? null : await loadAreaPath(tx, asked.areaId);
    if (!mayDecide(tx.actor, { ...asked, areaPath })) throw new DomainError("forbidden");
    if (asked.decidedAt) throw new DomainError("already_done");
    const late = asked.requestedAt.getTime() + lapsesAfterMs <= now.getTime();
    const over = asked.endsAt !== null && asked.endsAt <= now;
    if (approved && (late || over)) throw new DomainError("conflict");
    const decided = { decidedById: tx.actor.personId, decidedAt: now, approved };
    await tx.db.update(approval).set(decided).where(eq(approval.id, approvalId));
    await recordAudit(tx, {
      action: approved ? "identity.approve" : "identity.refuse",
      targetType: "person",
      targetId: personId,
      detail: { approvalId, kind: asked.kind, role: asked.role, askedBy: requestedById },
    });
    if (approved) await act(tx, asked);
    const kind = approved ? "identity.approval-given" : "identity.approval-refused";
    const payload = { approvalId, personId };
    await enqueueMessage(tx, { personId: requestedById, kind, payload, dedupeKey: `${kind}:${approvalId}` });
  });
}

type Loaded = Awaited<ReturnType<typeof loadApprovalFor>>;

async function act(tx: PersonCtx, asked: Loaded): Promise<void> {
  const now = tx.clock.now();
  const { personId, role, areaId, requestedById: grantedById, endsAt } = asked;
  if (role !== null && areaId !== null) {
    const startsAt = asked.startsAt !== null && asked.startsAt > now ? asked.startsAt : now;
    await writeGrant(tx, { personId, role, areaId, startsAt, endsAt, grantedById });
    await tellRolesChanged(tx, personId);
  }
  // A code that was handed out before could open the account to whoever holds the paper.
  await tx.db
    .update(oneTimeCode)
    .set({ voidedAt: now })
    .where(and(eq(oneTimeCode.personId, personId), isNull(oneTimeCode.usedAt), isNull(oneTimeCode.voidedAt)));
  await announceReader(tx, personId, asked.id);
}

/** Not in one's reach is not found. Locks the row. */
async function loadApprovalFor(tx: PersonCtx, approvalId: string) {
  const scope = areasHeld(tx.actor, deciders) ?? [];
  if (scope.length === 0) throw new DomainError("not_found");
  const [row] = await tx.db
    .select({ approval, homePath: area.path })
    .from(approval)
    .innerJoin(person, eq(person.id, approval.personId))
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(and(eq(approval.id, approvalId), isNull(person.closedAt), arrayOverlaps(area.path, [...scope])))
    .for("update", { of: approval });
  if (!row) throw new DomainError("not_found");
  return { ...row.approval, homePath: row.homePath };
}
