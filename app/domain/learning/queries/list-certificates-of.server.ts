import { eq } from "drizzle-orm";
import { certificate } from "#app/db/schema/index.ts";
import { findPersonInReach } from "#app/domain/identity/queries/find-person-in-reach.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { CertificateView } from "../certificate.ts";
import { certificateView, selectCertificates } from "../internal/select-certificates.server.ts";
import { mayKeepCertificates } from "../policy.ts";

/** What somebody who may revoke them needs to tell a person's certificates apart. Never the code. */
export type KeptCertificate = Pick<
  CertificateView,
  "id" | "number" | "courseTitle" | "issuedOn" | "state" | "holder"
>;

/** Null where the one who asks may not revoke or replace them. @throws DomainError not_found */
export async function listCertificatesOf(
  ctx: PersonCtx,
  { personId, locale }: { personId: string; locale: Locale },
): Promise<KeptCertificate[] | null> {
  const target = await findPersonInReach(ctx, personId);
  if (!target) throw new DomainError("not_found");
  if (!mayKeepCertificates(ctx.actor, target)) return null;
  const rows = await selectCertificates(ctx, eq(certificate.personId, personId));
  return rows.map((row) => {
    const { id, number, courseTitle, issuedOn, state, holder } = certificateView(ctx, row, locale);
    return { id, number, courseTitle, issuedOn, state, holder };
  });
}
