import { listSigners, type Signer } from "#app/domain/identity/queries/list-signers.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { FieldTaskView } from "../field-task-view.ts";
import { findFieldTaskDraft } from "../internal/find-field-task-draft.server.ts";
import { isFieldTaskNeeded } from "../internal/is-field-task-needed.server.ts";
import { readFieldTask } from "../internal/read-field-task.server.ts";
import { isWithheld } from "../lesson-rule.ts";
import { requireOpen } from "../internal/require-open.server.ts";

export interface OwnFieldTask extends FieldTaskView {
  /** False when one's paths leave field tasks out: it may be done all the same. Lessons never need theirs. */
  readonly needed: boolean;
  /** Who signs for one now; empty when nobody is named yet. */
  readonly signers: readonly Signer[];
  /** What stands in the form: what was written last and not handed in, else what was handed in last. */
  readonly words: string;
}

/**
 * One's own field task. Throws `not_found`, also when the item stands in another course, `locked` and
 * `withheld_law_check`: these two only until something was handed in.
 */
export async function getFieldTask(
  ctx: PersonCtx,
  asked: { courseId: string; itemId: string; taskId: string; locale: Locale },
): Promise<OwnFieldTask> {
  const { courseId, itemId, taskId, locale } = asked;
  const { personId } = ctx.actor;
  const task = await readFieldTask(ctx, { personId, itemId, taskId }, locale);
  if (task.course.id !== courseId) throw new DomainError("not_found");
  if (task.state === "open") {
    if (isWithheld(task, ctx.demo)) throw new DomainError("withheld_law_check");
    await requireOpen(ctx, itemId);
  }
  const last = task.steps.findLast(({ kind }) => kind === "handed-in");
  const [draft, needed, signers] = await Promise.all([
    findFieldTaskDraft(ctx, { itemId, taskId }, last?.at ?? null),
    task.of === "course" ? isFieldTaskNeeded(ctx, personId, courseId) : false,
    listSigners(ctx, personId, locale),
  ]);
  return { ...task, needed, signers, words: draft ?? last?.text ?? "" };
}
