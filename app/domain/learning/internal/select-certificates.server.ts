import { asc, desc, eq, sql, type SQL } from "drizzle-orm";
import { area, certificate, certificateName, person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import { dayIn } from "#app/lib/local-day.ts";
import {
  certificateHolder,
  certificateState,
  holderName,
  isConsented,
  type CertificateEventKind,
  type CertificateHolder,
  type CertificateView,
} from "../certificate.ts";
import { certificateNameSeal } from "./certificate-name-seal.ts";

interface EventRow {
  readonly id: string;
  readonly replacedById: string | null;
  readonly kind: CertificateEventKind;
  readonly reason: string | null;
  readonly at: string;
}

/** Certificates with their names and all that happened to them, newest first; one statement. */
export async function selectCertificates(ctx: Ctx, where: SQL | undefined) {
  const rows = await ctx.db
    .select({
      certificate,
      name: certificateName,
      homePath: area.path,
      timeZone: area.timeZone,
      events: sql<readonly EventRow[]>`(select coalesce(jsonb_agg(jsonb_build_object(
          'id', e.id, 'kind', e.kind, 'reason', e.reason, 'replacedById', e.replaced_by_id, 'at', e.at) order by e.at, e.id), '[]')
        from certificate_event e where e.certificate_id = ${certificate.id})`,
    })
    .from(certificate)
    .innerJoin(person, eq(person.id, certificate.personId))
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .leftJoin(certificateName, eq(certificateName.certificateId, certificate.id))
    .where(where)
    .orderBy(desc(certificate.issuedAt), asc(certificate.id))
    .limit(100);
  return rows.map(({ events, ...row }) => ({
    ...row,
    events: events.map((event) => ({ ...event, at: new Date(event.at) })),
  }));
}

export type CertificateRow = Awaited<ReturnType<typeof selectCertificates>>[number];

/** The name as printed, or null when it was destroyed. */
export function openHolder(
  ctx: Ctx,
  { certificate: { id }, name }: CertificateRow,
): CertificateHolder | null {
  if (name === null) return null;
  return certificateHolder.parse(
    JSON.parse(ctx.keys.openWithOwnKey("certificate", name, certificateNameSeal(id))),
  );
}

export function certificateView(ctx: Ctx, row: CertificateRow, locale: Locale): CertificateView {
  const { certificate: own, events, timeZone } = row;
  const { courseTitles, outcomes, issuer, ...facts } = own.facts;
  const holder = openHolder(ctx, row);
  const textLocale =
    [locale, "en" as const, ...locales].find((one) => courseTitles[one] !== undefined) ?? locale;
  return {
    id: own.id,
    code: own.code,
    number: facts.number,
    courseId: own.courseId,
    courseTitle: courseTitles[textLocale] ?? own.courseId,
    textLocale,
    version: facts.version,
    wording: facts.wording,
    minutes: facts.minutes,
    outcomes: outcomes[textLocale] ?? [],
    issuer: issuer[locale],
    completedOn: facts.completedOn,
    issuedOn: facts.issuedOn,
    expiresOn: facts.expiresOn,
    holder: holder && holderName(holder, locale),
    state: certificateState(events, facts.expiresOn, dayIn(ctx.clock.now(), timeZone)),
    consented: isConsented(events),
  };
}
