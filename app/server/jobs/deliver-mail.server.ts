import { systemCtx } from "#app/auth/system-ctx.server.ts";
import type { Services } from "#app/auth/services.ts";
import { claimMail } from "#app/domain/notifications/claim-mail.server.ts";
import { isRepeatable } from "#app/domain/notifications/mail-mark.ts";
import { settleMail } from "#app/domain/notifications/settle-mail.server.ts";
import { mailOf } from "#app/i18n/message-text.ts";
import { MailError, type MailProblem } from "#app/platform/mail-problem.ts";
import type { Mailer } from "#app/platform/mailer.server.ts";

export type Delivery =
  | { readonly kind: "done" }
  /** The person's quiet hours: try at this moment. */
  | { readonly kind: "later"; readonly at: Date }
  /** The server certainly did not take it: worth another try. */
  | { readonly kind: "again"; readonly problem: MailProblem };

/** Hands one message to the mail server, at most once however often and in how many processes it is called. */
export async function deliverMail(services: Services, mailer: Mailer, messageId: string): Promise<Delivery> {
  const ctx = systemCtx(services, "mail");
  const claim = await claimMail(ctx, messageId);
  if (claim.kind === "later") return claim;
  if (claim.kind === "nothing") return { kind: "done" };
  const { to, locale, message } = claim;
  const problem = await mailer
    .send({ to, ...mailOf(message, locale, services.publicUrl) })
    .then(() => null, problemOf);
  await settleMail(ctx, messageId, problem);
  if (problem === null) return { kind: "done" };
  services.logger.warn({ messageId, problem }, "a message could not be mailed");
  return isRepeatable(problem) ? { kind: "again", problem } : { kind: "done" };
}

/** Something unforeseen may have happened after the text was handed over, so it is not repeated. */
function problemOf(error: unknown): MailProblem {
  return error instanceof MailError ? error.problem : "unsure";
}
