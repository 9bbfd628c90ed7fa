import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { issueWorkTicket } from "#app/domain/learning/issue-work-ticket.server.ts";
import { translator } from "#app/i18n/translate.ts";

/** What a device needs when its person leaves without a network. */
export interface DeviceSeal {
  readonly author: string;
  readonly lang: Locale;
  /** The public key that closes boxes which only the server opens, base64url. */
  readonly key: string;
  /** The proof of who wrote, base64url. */
  readonly ticket: string;
  /** The words of rare moments, because the script has none of its own. */
  readonly words: Readonly<Record<string, string>>;
}

export function deviceSeal(ctx: PersonCtx, locale: Locale): DeviceSeal {
  const t = translator(locale);
  const n = "{n}";
  return {
    author: ctx.actor.personId,
    lang: locale,
    key: ctx.keys.boxPublicKey().toString("base64url"),
    ticket: issueWorkTicket(ctx),
    words: {
      draft: t("device.bar.draft"),
      memory: t("device.bar.memory", { n }),
      failed: t("device.bar.failed", { n }),
      insecure: t("device.bar.insecure"),
      signInTitle: t("device.signIn.title"),
      signInText: t("device.signIn.text"),
      signInOther: t("device.signIn.stranger"),
      close: t("device.signIn.close"),
      leftTitle: t("device.left.title"),
      leftText: t("device.left.text"),
      leftLost: t("device.left.lost"),
    },
  };
}

/** The device says by a cookie that it has this person's seal in this language; it forgets to say so after a week. */
export function deviceHasSeal(request: Request, personId: string, locale: Locale): boolean {
  return (request.headers.get("Cookie") ?? "").includes(`halypa_seal=${personId.slice(-8)}.${locale}`);
}
