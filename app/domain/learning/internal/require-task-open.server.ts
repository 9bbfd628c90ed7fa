import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { isWithheld } from "../lesson-rule.ts";
import { fieldTaskEvents } from "./field-task-events.server.ts";
import type { FieldTaskItem } from "./load-field-task.server.ts";
import { requireOpen } from "./require-open.server.ts";

/**
 * Refuses to write a field task of what is not open for this person, and of a lesson whose law is not checked yet,
 * unless she handed something in before: that goes on. @throws DomainError withheld_law_check, locked
 */
export async function requireTaskOpen(
  tx: PersonCtx,
  { itemId, task, lawPending }: FieldTaskItem,
): Promise<void> {
  const whose = { personId: tx.actor.personId, itemId, taskId: task.id };
  if (isWithheld({ lawPending }, tx.demo) && (await fieldTaskEvents(tx, whose)).length === 0)
    throw new DomainError("withheld_law_check");
  await requireOpen(tx, itemId);
}
