import { and, eq } from "drizzle-orm";
import { certificate } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isUuid } from "#app/lib/uuid.ts";
import type { CertificateView } from "../certificate.ts";
import { certificateView, openHolder, selectCertificates } from "../internal/select-certificates.server.ts";

/** One's own certificate, with what a file of it carries so that it can be checked offline. @throws not_found */
export async function getCertificate(
  ctx: PersonCtx,
  certificateId: string,
  locale: Locale,
): Promise<CertificateView & { readonly signedData: string | null }> {
  if (!isUuid(certificateId)) throw new DomainError("not_found");
  const [row] = await selectCertificates(
    ctx,
    and(eq(certificate.id, certificateId), eq(certificate.personId, ctx.actor.personId)),
  );
  if (!row) throw new DomainError("not_found");
  const { code, facts, signature } = row.certificate;
  const holder = openHolder(ctx, row);
  const data = { halypa: "certificate", code, facts, holder, signature: signature.toString("base64") };
  return { ...certificateView(ctx, row, locale), signedData: holder && JSON.stringify(data, null, 1) };
}
