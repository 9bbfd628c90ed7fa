import { and, eq, isNull } from "drizzle-orm";
import { outboxMessage } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { MailProblem } from "#app/platform/mail-problem.ts";

/** Writes down how the handing over of a claimed message ended. Null: the mail server took it. */
export async function settleMail(ctx: Ctx, messageId: string, problem: MailProblem | null): Promise<void> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const how = problem ? { mailMark: problem } : { mailMark: null, deliveredAt: ctx.clock.now() };
  await ctx.db
    .update(outboxMessage)
    .set(how)
    .where(and(eq(outboxMessage.id, messageId), isNull(outboxMessage.deliveredAt)));
}
