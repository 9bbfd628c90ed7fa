import { and, arrayOverlaps, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { approval, area, person } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { lapsesAfterMs } from "../internal/ask-for-approval.server.ts";
import { fullName } from "../person-names.ts";
import { areasHeld, deciders, mayDecide } from "../policy.ts";
import type { ApprovalKind } from "../vocabulary.ts";

export interface WaitingApproval {
  readonly id: string;
  readonly kind: ApprovalKind;
  readonly personId: string;
  readonly person: string;
  readonly place: string;
  readonly role: Role | null;
  readonly area: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** False for what one asked oneself, or is about oneself. */
  readonly canDecide: boolean;
}

/** What waits for a second person in one's areas, newest first, at most 100. */
export async function listApprovals(ctx: PersonCtx, locale: Locale): Promise<WaitingApproval[]> {
  const scope = areasHeld(ctx.actor, deciders) ?? [];
  if (scope.length === 0) return [];
  const asker = alias(person, "asker");
  const roleArea = alias(area, "role_area");
  const rows = await ctx.db
    .select({ approval, person, asker, home: area, roleArea })
    .from(approval)
    .innerJoin(person, eq(person.id, approval.personId))
    .innerJoin(asker, eq(asker.id, approval.requestedById))
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .leftJoin(roleArea, eq(roleArea.id, approval.areaId))
    .where(
      and(
        isNull(approval.decidedAt),
        isNull(person.closedAt),
        gt(approval.requestedAt, new Date(ctx.clock.now().getTime() - lapsesAfterMs)),
        sql`(${approval.endsAt} is null or ${approval.endsAt} > ${ctx.clock.now().toISOString()}::timestamptz)`,
        arrayOverlaps(area.path, [...scope]),
      ),
    )
    .orderBy(desc(approval.requestedAt), desc(approval.id))
    .limit(100);
  return rows.map((row) => ({
    id: row.approval.id,
    kind: row.approval.kind,
    personId: row.approval.personId,
    person: fullName(row.person, locale),
    place: row.home.names[locale],
    role: row.approval.role,
    area: row.roleArea?.names[locale] ?? null,
    startsAt: row.approval.startsAt,
    endsAt: row.approval.endsAt,
    requestedBy: fullName(row.asker, locale),
    requestedAt: row.approval.requestedAt,
    canDecide: mayDecide(ctx.actor, {
      personId: row.approval.personId,
      requestedById: row.approval.requestedById,
      homePath: row.home.path,
      areaPath: row.roleArea?.path ?? null,
    }),
  }));
}
