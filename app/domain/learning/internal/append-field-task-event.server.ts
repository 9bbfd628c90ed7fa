import { fieldTaskEvent } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { allowsEvent, fieldTaskSeal, type FieldTaskEventKind } from "../field-task.ts";
import { fieldTaskEvents, type TaskOf } from "./field-task-events.server.ts";
import { putTextApart } from "./text-apart.server.ts";

interface NewEvent extends TaskOf {
  /** The client's write id. */
  readonly id: string;
  readonly versionId: string;
  readonly kind: FieldTaskEventKind;
  readonly text: string;
  /** The event that the writer had before her; undefined for the learner, who always adds to what is hers. */
  readonly after?: string;
}

/**
 * Appends what happens to a task. The caller holds the learner's lock. @returns false when the same write is there
 * already. @throws DomainError conflict when the task does not stand as the writer saw it, or allows no such event
 */
export async function appendFieldTaskEvent(tx: PersonCtx, event: NewEvent): Promise<boolean> {
  const { text, after, ...row } = event;
  const before = await fieldTaskEvents(tx, row);
  if (before.some(({ id, byId }) => id === row.id && byId === tx.actor.personId)) return false;
  const last = before.at(-1);
  if (after !== undefined && last?.id !== after) throw new DomainError("conflict");
  if (!allowsEvent(last?.kind ?? "open", row.kind)) throw new DomainError("conflict");
  const now = tx.clock.now();
  const made = await tx.db
    .insert(fieldTaskEvent)
    .values({
      ...row,
      byId: tx.actor.personId,
      // One after the other, also when a clock was set back: the last one says how the task stands.
      at: last && last.at >= now ? new Date(last.at.getTime() + 1) : now,
    })
    .onConflictDoNothing()
    .returning({ id: fieldTaskEvent.id });
  // The id belongs to somebody else's write.
  if (made.length === 0) throw new DomainError("conflict");
  if (text !== "") await putTextApart(tx, "field-task", { id: row.id, text, about: fieldTaskSeal(row.id) });
  return true;
}
