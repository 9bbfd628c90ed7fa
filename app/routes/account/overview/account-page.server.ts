import type { OwnAccount } from "#app/domain/identity/queries/get-own-account.server.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";

interface Reader {
  readonly locale: Locale;
  readonly now: Date;
  /** Stored id of the session that asks. */
  readonly sessionId: string | null;
}

/** The account in words: dates written out, ids of sessions left out. */
export function accountPage(account: OwnAccount, { locale, now, sessionId }: Reader) {
  const t = translator(locale);
  const day = (date: Date) => ({ date: formatDate(date, locale) });
  const time = (date: Date) => ({ date: formatDateTime(date, locale) });
  const { grants, sessions, usedCodes, passwordChangedAt, ...who } = account;
  return {
    ...who,
    passwordChanged: passwordChangedAt && formatDate(passwordChangedAt, locale),
    grants: grants.map(({ id, role, area, startsAt, endsAt }) => {
      const over = endsAt !== null && endsAt <= now;
      const start = startsAt > now ? t("account.from", day(startsAt)) : t("account.since", day(startsAt));
      const end = endsAt && (over ? t("account.ended", day(endsAt)) : t("account.until", day(endsAt)));
      return { id, role, area, over, dates: [start, end].filter(Boolean).join(", ") };
    }),
    sessions: sessions.map(({ id, createdAt, expiresAt, sharedDevice }) => ({
      here: id === sessionId,
      sharedDevice,
      dates: [
        t("account.sessionSince", time(createdAt)),
        t("account.sessionEnds", sharedDevice ? time(expiresAt) : day(expiresAt)),
      ].join(", "),
    })),
    usedCodes: usedCodes.map(({ id, purpose, usedAt, issuedBy }) => ({
      id,
      purpose,
      used: t("account.codeUsed", time(usedAt)),
      by: issuedBy
        ? t("account.codeIssuedBy", { name: issuedBy })
        : purpose === "reset"
          ? t("account.codeAsked")
          : null,
    })),
  };
}
export type AccountPage = ReturnType<typeof accountPage>;
