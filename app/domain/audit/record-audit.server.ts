import { auditEvent } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

export interface AuditEntry {
  /** `context.verb-noun`, e.g. `learning.complete-lesson`. */
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  /** Ids, counts and codes only: never a text that somebody wrote. */
  readonly detail?: Record<string, string | number | boolean | null>;
}

/** Appends to the audit trail. Called by every command inside its transaction. */
export async function recordAudit(tx: Ctx, entry: AuditEntry): Promise<void> {
  await tx.db.insert(auditEvent).values(auditRow(tx, entry));
}

/** The row of an entry, for a command that appends it in a statement of its own. */
export function auditRow(tx: Ctx, entry: AuditEntry): typeof auditEvent.$inferInsert {
  return {
    at: tx.clock.now(),
    actorId: tx.actor.kind === "person" ? tx.actor.personId : null,
    actorKind: tx.actor.kind === "system" ? `system:${tx.actor.name}` : tx.actor.kind,
    action: entry.action,
    targetType: entry.targetType,
    targetId: entry.targetId,
    detail: entry.detail ?? {},
    requestId: tx.requestId,
  };
}
