import { and, eq, sql } from "drizzle-orm";
import { certificate } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { readBase32 } from "#app/lib/base32.ts";
import type { CertificateView } from "../certificate.ts";
import { certificateView, selectCertificates } from "../internal/select-certificates.server.ts";

/**
 * What anybody may see who has the code. Null for a code that is unknown and for a holder who has not agreed: the
 * database tells them apart and nothing after it does, so both cost the same statement and nothing else.
 */
export async function findPublicCertificate(
  ctx: Ctx,
  code: string,
  locale: Locale,
): Promise<CertificateView | null> {
  const consented = sql`(select e.kind from certificate_event e
    where e.certificate_id = ${certificate.id} and e.kind in ('consent-given', 'consent-withdrawn')
    order by e.at desc, e.id desc limit 1) = 'consent-given'`;
  const [row] = await selectCertificates(ctx, and(eq(certificate.code, readBase32(code)), consented));
  return row ? certificateView(ctx, row, locale) : null;
}
