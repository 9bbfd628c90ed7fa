import { sql } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { fieldTaskNeeded, heldSql } from "./field-task-needed-sql.ts";

/** Whether this course asks a field task of this person. */
export async function isFieldTaskNeeded(ctx: Ctx, personId: string, courseId: string): Promise<boolean> {
  const [row] = await ctx.db.execute<{ needed: boolean }>(
    sql`with ${heldSql(ctx, sql`${personId}::uuid`)} select ${fieldTaskNeeded(sql`${courseId}::text`)} as needed`,
  );
  return row?.needed ?? true;
}
