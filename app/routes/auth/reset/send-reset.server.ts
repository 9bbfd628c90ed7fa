import type { AppLoadContext } from "@remix-run/node";
import type { ResetMail } from "#app/domain/identity/request-reset.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

/** Sends after the answer, not before it: how long mail takes must not tell whether somebody exists. */
export function sendReset({ services, requestId }: AppLoadContext, mail: ResetMail): void {
  const { to, givenName, userName, code, locale } = mail;
  const t = translator(locale);
  const query = new URLSearchParams({ name: userName, code });
  const link = `${services.publicUrl}${paths.welcome()}?${query.toString()}`;
  const text = t("auth.mail.text", { name: givenName, userName, code, link });
  services.mailer?.send({ to, subject: t("auth.mail.subject"), text }).catch((error: unknown) => {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    services.logger.error({ requestId, reason }, "the mail with a reset code could not be sent");
  });
}
