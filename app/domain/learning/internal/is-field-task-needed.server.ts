import { sql } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { fieldTaskNeeded } from "./field-task-needed-sql.ts";

/** Whether this course asks a field task of this person. */
export async function isFieldTaskNeeded(ctx: Ctx, personId: string, courseId: string): Promise<boolean> {
  const needed = fieldTaskNeeded(ctx, sql`${personId}::uuid`, sql`${courseId}::text`);
  const [row] = await ctx.db.execute<{ needed: boolean }>(sql`select ${needed} as needed`);
  return row?.needed ?? true;
}
