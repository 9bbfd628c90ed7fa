import { and, eq } from "drizzle-orm";
import { fieldTaskDraft } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { fieldTaskDraftSeal } from "../field-task.ts";

/** One's own draft of a task; null when there is none, or when something was handed in after it. */
export async function findFieldTaskDraft(
  ctx: PersonCtx,
  { itemId, taskId }: { readonly itemId: string; readonly taskId: string },
  handedInAt: Date | null,
): Promise<string | null> {
  const { personId } = ctx.actor;
  const [row] = await ctx.db
    .select({ sealed: fieldTaskDraft.sealed, writtenAt: fieldTaskDraft.writtenAt })
    .from(fieldTaskDraft)
    .where(
      and(
        eq(fieldTaskDraft.personId, personId),
        eq(fieldTaskDraft.itemId, itemId),
        eq(fieldTaskDraft.taskId, taskId),
      ),
    )
    .limit(1);
  if (!row || (handedInAt !== null && row.writtenAt <= handedInAt)) return null;
  return ctx.keys.open("field-task", row.sealed, fieldTaskDraftSeal(personId, itemId, taskId));
}
