import type { OwnAccount } from "#app/domain/identity/queries/get-own-account.server.ts";
import type { Preference } from "#app/domain/notifications/queries/get-preference.server.ts";
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
export function accountPage(account: OwnAccount, preference: Preference, { locale, now, sessionId }: Reader) {
  const t = translator(locale);
  const day = (date: Date) => ({ date: formatDate(date, locale) });
  const time = (date: Date) => ({ date: formatDateTime(date, locale) });
  const { grants, sessions, usedCodes, passwordChangedAt, ...who } = account;
  return {
    ...who,
    messages: {
      mail: preference.mail,
      quietFrom: timeField(preference.quietFrom),
      quietTo: timeField(preference.quietTo),
      unread: preference.unread,
    },
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

/** Minutes after midnight as a time field writes them: `21:00`. */
function timeField(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
