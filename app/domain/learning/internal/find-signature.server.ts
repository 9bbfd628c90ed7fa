import { and, eq } from "drizzle-orm";
import { fieldTaskEvent } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

/** The event by which a person's field task was signed; null while it is not. */
export async function findSignature(
  ctx: Ctx,
  personId: string,
  itemId: string,
  taskId: string,
): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: fieldTaskEvent.id })
    .from(fieldTaskEvent)
    .where(
      and(
        eq(fieldTaskEvent.personId, personId),
        eq(fieldTaskEvent.itemId, itemId),
        eq(fieldTaskEvent.taskId, taskId),
        eq(fieldTaskEvent.kind, "signed"),
      ),
    )
    .orderBy(fieldTaskEvent.at, fieldTaskEvent.id)
    .limit(1);
  return row?.id ?? null;
}
