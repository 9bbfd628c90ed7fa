import { eq } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isUuid } from "#app/lib/uuid.ts";
import type { FieldTaskView } from "../field-task-view.ts";
import { readFieldTask } from "../internal/read-field-task.server.ts";
import { requireSigner } from "../internal/require-signer.server.ts";

export interface FieldTaskToSign extends FieldTaskView {
  readonly worker: { readonly id: string; readonly name: string };
}

/**
 * A worker's field task for whoever signs for her now. @throws DomainError not_found for everybody else's and for a
 * task that was never handed in, texts_closed {opensAt}
 */
export async function getFieldTaskToSign(
  ctx: PersonCtx,
  asked: { workerId: string; itemId: string; taskId: string; locale: Locale },
): Promise<FieldTaskToSign> {
  const { workerId, itemId, taskId, locale } = asked;
  if (!isUuid(workerId)) throw new DomainError("not_found");
  await requireSigner(ctx, workerId);
  const task = await readFieldTask(ctx, { personId: workerId, itemId, taskId }, locale);
  const [worker] = await ctx.db.select().from(person).where(eq(person.id, workerId)).limit(1);
  if (!worker || task.steps.length === 0) throw new DomainError("not_found");
  await recordAudit(ctx, {
    action: "learning.read-field-task",
    targetType: "person",
    targetId: workerId,
    detail: { itemId, taskId },
  });
  return { ...task, worker: { id: workerId, name: displayName(worker, locale) } };
}
