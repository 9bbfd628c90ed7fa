import { z } from "zod";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";

/** What can happen to a certificate after it was issued. */
export const certificateEventKinds = ["consent-given", "consent-withdrawn", "revoked", "replaced"] as const;
export type CertificateEventKind = (typeof certificateEventKinds)[number];

/** Why a certificate was revoked: a class, so that the public page tells no story. */
export const revocationReasons = ["issued-in-error", "requirements-not-met", "misconduct"] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/** Every printed field but the holder's name, as it stood at the moment of issue. */
export interface CertificateFacts {
  readonly number: string;
  readonly courseId: string;
  readonly courseTitles: Readonly<Partial<Record<Locale, string>>>;
  /** Number of the course's version. */
  readonly version: number;
  /** `preparation`: a companion course says "completed the preparation course" and nothing more. */
  readonly wording: "course" | "preparation";
  readonly minutes: number;
  readonly outcomes: Readonly<Partial<Record<Locale, readonly string[]>>>;
  readonly issuer: Readonly<Record<Locale, string>>;
  /** Salted hash of the holder's name: the signature covers the name, and stays whole when the name is destroyed. */
  readonly nameCommitment: string;
  /** `2026-11-22`, in the holder's area. */
  readonly completedOn: string;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
}

/** The holder as printed, in both scripts where both are known, surname first. */
export const certificateHolder = z.strictObject({
  latin: z.string(),
  cyrillic: z.string().nullable(),
  /** Hexadecimal; keeps the commitment from being guessed. */
  salt: z.string(),
});
export type CertificateHolder = Readonly<z.infer<typeof certificateHolder>>;

/** Who stands behind every certificate. */
export const issuer: Readonly<Record<Locale, string>> = {
  tk: "Halypa, durmuş işi boýunça okuw portaly",
  ru: "Халыпа, учебный портал по социальной работе",
  en: "Halypa, the learning portal for social work",
};

/** What the signature covers; nothing else that is signed begins like this. */
export function signedText(code: string, facts: CertificateFacts): string {
  return `halypa-certificate-1\n${canonicalJson({ code, facts })}`;
}

export function holderName({ latin, cyrillic }: CertificateHolder, locale: Locale): string {
  return (locale === "ru" && cyrillic) || latin;
}

/** How a certificate stands. A revocation or replacement is for ever; the earliest of them counts. */
export type CertificateState =
  | { readonly kind: "valid" }
  | { readonly kind: "expired"; readonly since: string }
  | { readonly kind: "revoked"; readonly at: Date; readonly reason: RevocationReason }
  | { readonly kind: "replaced"; readonly at: Date };

interface CertificateEvent {
  readonly kind: CertificateEventKind;
  readonly reason: string | null;
  readonly at: Date;
}

/** @param events in the order in which they happened. @param today the day where the holder works */
export function certificateState(
  events: readonly CertificateEvent[],
  expiresOn: string | null,
  today: string,
): CertificateState {
  const end = events.find(({ kind }) => kind === "revoked" || kind === "replaced");
  if (end?.kind === "replaced") return { kind: "replaced", at: end.at };
  if (end) {
    const reason = revocationReasons.find((one) => one === end.reason) ?? "issued-in-error";
    return { kind: "revoked", at: end.at, reason };
  }
  return expiresOn !== null && expiresOn < today ? { kind: "expired", since: expiresOn } : { kind: "valid" };
}

/** True when the holder's last word is that others may see it. */
export function isConsented(events: readonly CertificateEvent[]): boolean {
  return events.findLast(({ kind }) => kind.startsWith("consent-"))?.kind === "consent-given";
}

/** A certificate in one language, as its page, its PDF and the public page show it. */
export interface CertificateView {
  readonly id: string;
  readonly code: string;
  readonly number: string;
  readonly courseId: string;
  readonly courseTitle: string;
  /** Language of title and outcomes: the wanted one, or the source's. */
  readonly textLocale: Locale;
  readonly version: number;
  readonly wording: CertificateFacts["wording"];
  readonly minutes: number;
  readonly outcomes: readonly string[];
  readonly issuer: string;
  readonly completedOn: string;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  /** Null when the name was destroyed. */
  readonly holder: string | null;
  readonly state: CertificateState;
  readonly consented: boolean;
}
