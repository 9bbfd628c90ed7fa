import { and, asc, eq } from "drizzle-orm";
import { fieldTaskEvent, sealedText } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

export interface TaskOf {
  readonly personId: string;
  readonly itemId: string;
  readonly taskId: string;
}

export type FieldTaskEvent = typeof fieldTaskEvent.$inferSelect & {
  readonly sealed: typeof sealedText.$inferSelect | null;
};

/** What happened to one person's task, oldest first, each with its text as it is sealed. */
export async function fieldTaskEvents(
  ctx: Ctx,
  { personId, itemId, taskId }: TaskOf,
): Promise<FieldTaskEvent[]> {
  const rows = await ctx.db
    .select({ event: fieldTaskEvent, sealed: sealedText })
    .from(fieldTaskEvent)
    .leftJoin(sealedText, eq(sealedText.id, fieldTaskEvent.id))
    .where(
      and(
        eq(fieldTaskEvent.personId, personId),
        eq(fieldTaskEvent.itemId, itemId),
        eq(fieldTaskEvent.taskId, taskId),
      ),
    )
    .orderBy(asc(fieldTaskEvent.at), asc(fieldTaskEvent.id))
    .limit(500);
  return rows.map(({ event, sealed }) => ({ ...event, sealed }));
}
