import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { approval } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import type { TargetPerson } from "../policy.ts";
import type { ApprovalKind } from "../vocabulary.ts";

const dayMs = 24 * 3_600_000;
/** What nobody has decided for so long is no longer decided; it can be asked anew. */
export const lapsesAfterMs = 30 * dayMs;

interface Asked {
  readonly kind: ApprovalKind;
  readonly target: TargetPerson;
  /** Of the role's area; the person's own for a code. */
  readonly areaPath: readonly string[];
  readonly grant?: {
    readonly role: Role;
    readonly areaId: string;
    readonly startsAt: Date | null;
    readonly endsAt: Date | null;
  };
}

/** Writes what waits for a second person and tells those who may decide. @throws DomainError already_done */
export async function askForApproval(
  tx: PersonCtx,
  { kind, target, areaPath, grant }: Asked,
): Promise<string> {
  const now = tx.clock.now();
  const personId = target.id;
  const [same] = await tx.db
    .select({ id: approval.id })
    .from(approval)
    .where(
      and(
        eq(approval.personId, personId),
        eq(approval.kind, kind),
        isNull(approval.decidedAt),
        gt(approval.requestedAt, new Date(now.getTime() - lapsesAfterMs)),
        grant ? and(eq(approval.role, grant.role), eq(approval.areaId, grant.areaId)) : undefined,
      ),
    )
    .limit(1);
  if (same) throw new DomainError("already_done");
  const [row] = await tx.db
    .insert(approval)
    .values({ kind, personId, requestedById: tx.actor.personId, requestedAt: now, ...grant })
    .returning({ id: approval.id });
  if (!row) throw new Error("an insert gave no row");
  await recordAudit(tx, {
    action: `identity.ask-${kind}`,
    targetType: "person",
    targetId: personId,
    detail: { approvalId: row.id, role: grant?.role ?? null, areaId: grant?.areaId ?? null },
  });
  await tellDeciders(tx, row.id, target, areaPath);
  return row.id;
}

async function tellDeciders(
  tx: PersonCtx,
  approvalId: string,
  { id, homePath }: TargetPerson,
  areaPath: readonly string[],
): Promise<void> {
  const now = sql`${tx.clock.now().toISOString()}::timestamptz`;
  const list = (ids: readonly string[]) =>
    sql.join(
      [...ids].map((one) => sql`${one}`),
      sql`, `,
    );
  const covers = (ids: readonly string[]) => sql`exists (select 1 from role_grant g where g.person_id = p.id
    and g.role in ('coordinator', 'administrator', 'manager') and g.area_id in (${list(ids)})
    and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now}))`;
  const rows = await tx.db.execute<{ id: string }>(sql`
    select p.id from person p where p.closed_at is null and p.id <> ${id}::uuid
      and p.id <> ${tx.actor.personId}::uuid and ${covers(homePath)} and ${covers(areaPath)}
    order by p.id limit 50`);
  const kind = "identity.approval-asked";
  await enqueueMessages(
    tx,
    rows.map((one) => ({
      personId: one.id,
      kind,
      payload: { approvalId, personId: id },
      dedupeKey: `${kind}:${approvalId}:${one.id}`,
    })),
  );
}
