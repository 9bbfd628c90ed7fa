import { eq } from "drizzle-orm";
import { area } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

/** The ids of an area from the root down. @throws DomainError not_found */
export async function loadAreaPath(ctx: Ctx, areaId: string): Promise<readonly string[]> {
  const [row] = await ctx.db.select({ path: area.path }).from(area).where(eq(area.id, areaId));
  if (!row) throw new DomainError("not_found");
  return row.path;
}
