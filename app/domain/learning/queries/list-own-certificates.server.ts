import { eq } from "drizzle-orm";
import { certificate } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { CertificateView } from "../certificate.ts";
import { certificateView, selectCertificates } from "../internal/select-certificates.server.ts";

/** All certificates of the person who asks, also those that no longer hold, newest first. */
export async function listOwnCertificates(ctx: PersonCtx, locale: Locale): Promise<CertificateView[]> {
  const rows = await selectCertificates(ctx, eq(certificate.personId, ctx.actor.personId));
  return rows.map((row) => certificateView(ctx, row, locale));
}
