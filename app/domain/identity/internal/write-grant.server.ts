import { roleGrant } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Role } from "#app/domain/kernel/role.ts";

export interface WantedGrant {
  readonly personId: string;
  readonly role: Role;
  readonly areaId: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  /** Who asked for it; null for the system. */
  readonly grantedById: string | null;
}

/** Writes a role in the caller's transaction. Who may is settled before. */
export async function writeGrant(tx: Ctx, grant: WantedGrant): Promise<void> {
  const { personId, role, areaId } = grant;
  await tx.db.insert(roleGrant).values({ ...grant, createdAt: tx.clock.now() });
  await recordAudit(tx, {
    action: "identity.grant-role",
    targetType: "person",
    targetId: personId,
    detail: { role, areaId, askedBy: grant.grantedById },
  });
}
