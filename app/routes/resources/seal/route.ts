import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/auth/guards.server.ts";
import { issueWorkTicket } from "#app/domain/learning/issue-work-ticket.server.ts";
import { translator } from "#app/i18n/translate.ts";

/**
 * What a device needs to seal this person's work when she leaves without a network: the public key, the proof of who
 * wrote, and the words of that moment, because the script has none of its own.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, viewer, locale } = await requirePerson(args);
  const t = translator(locale);
  const n = "{n}";
  const words = {
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
  };
  return Response.json(
    {
      author: viewer.personId,
      key: ctx.keys.boxPublicKey().toString("base64url"),
      ticket: issueWorkTicket(ctx),
      words,
    },
    { headers: { "Cache-Control": "private, no-store" } },
  );
}
