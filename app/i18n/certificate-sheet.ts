import type { Locale } from "#app/domain/kernel/locale.ts";
import type { CertificateView } from "#app/domain/learning/certificate.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { formatDate, formatNumber } from "./format.ts";
import { translator } from "./translate.ts";

/** A certificate in words, in the order in which page and PDF show them: both print this and nothing else. */
export interface CertificateSheet {
  readonly locale: Locale;
  readonly issuer: string;
  readonly heading: string;
  readonly holder: string;
  readonly completed: string;
  readonly course: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly outcomesTitle: string;
  readonly outcomes: readonly string[];
  /** Language of course and outcomes. */
  readonly textLocale: Locale;
  readonly verify: string;
  /** Of the public page. */
  readonly address: string;
}

export function certificateSheet(
  certificate: CertificateView,
  locale: Locale,
  address: string,
): CertificateSheet {
  const t = translator(locale);
  const day = (text: string) => formatDate(startOfLocalDay(text), locale);
  const { completedOn, issuedOn, expiresOn } = certificate;
  return {
    locale,
    issuer: certificate.issuer,
    heading: t("certificates.sheet.heading"),
    holder: certificate.holder ?? t("certificates.sheet.nameDestroyed"),
    completed: t(`certificates.sheet.completed.${certificate.wording}`),
    course: certificate.courseTitle,
    facts: [
      { label: t("certificates.sheet.completedOn"), text: day(completedOn) },
      { label: t("certificates.sheet.minutes"), text: studyTime(certificate.minutes, locale) },
      { label: t("certificates.sheet.version"), text: formatNumber(certificate.version, locale) },
      { label: t("certificates.sheet.issuedOn"), text: day(issuedOn) },
      ...(expiresOn === null ? [] : [{ label: t("certificates.sheet.expiresOn"), text: day(expiresOn) }]),
      { label: t("certificates.sheet.number"), text: certificate.number },
    ],
    outcomesTitle: t("certificates.sheet.outcomes"),
    outcomes: certificate.outcomes,
    textLocale: certificate.textLocale,
    verify: t("certificates.sheet.verify"),
    address,
  };
}

function studyTime(minutes: number, locale: Locale): string {
  const t = translator(locale);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [t("certificates.sheet.hours", { count: hours })] : []),
    ...(rest > 0 || hours === 0 ? [t("common.minutes", { count: rest })] : []),
  ].join(" ");
}

/** One sentence about how it stands. */
export function certificateStanding({ state }: CertificateView, locale: Locale): string {
  const t = translator(locale);
  switch (state.kind) {
    case "valid":
      return t("certificates.state.validText");
    case "expired":
      return t("certificates.state.expiredText", { date: formatDate(startOfLocalDay(state.since), locale) });
    case "revoked": {
      const reason = t(`certificates.state.reason.${state.reason}`);
      return t("certificates.state.revokedText", { date: formatDate(state.at, locale), reason });
    }
    case "replaced":
      return t("certificates.state.replacedText", { date: formatDate(state.at, locale) });
  }
}
