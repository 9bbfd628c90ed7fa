import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

const yearMs = 366 * 24 * 3_600_000;

/** A session is planned for a moment to come, within a year. @throws DomainError invalid */
export function requirePlannable(ctx: Pick<Ctx, "clock">, plannedFor: Date): void {
  const ahead = plannedFor.getTime() - ctx.clock.now().getTime();
  if (!(ahead > 0 && ahead < yearMs)) throw new DomainError("invalid", { field: "plannedFor" });
}
